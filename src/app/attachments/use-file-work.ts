import { useSyncExternalStore } from "react"
import { type AppParts, useApp } from "../app-context.ts"
import type { VaultClient } from "../vault-client.ts"
import { FileWork, type FileWorkState } from "./file-work.ts"

const works = new WeakMap<VaultClient, FileWork>()

/** The one work of this open vault. */
export function useFileWork(): Readonly<{ work: FileWork; state: FileWorkState }> {
  const work = workOf(useApp())
  return { work, state: useSyncExternalStore(work.subscribe, work.state) }
}

function workOf({ client, toasts }: Pick<AppParts, "client" | "toasts">): FileWork {
  const known = works.get(client)
  if (known !== undefined) return known
  const work = new FileWork(client, (text) => toasts.show({ text }))
  works.set(client, work)
  return work
}
