import { useSyncExternalStore } from "react"
import { tagsAround } from "../../domain/tag-path.ts"
import { type TagHue, tagHue } from "../../ui/tag-hues.ts"
import type { TagColouring } from "../../worker/api/tags.ts"
import { useApp } from "../app-context.ts"
import { onChanges, type VaultClient } from "../vault-client.ts"

export type TagColours = ReadonlyMap<string, string>

/** A tag without a colour bears that of the nearest tag around it. */
export function hueOf(colours: TagColours, path: string): TagHue | null {
  const [nearest] = [...tagsAround(path), path].toReversed().flatMap((tag) => colours.get(tag) ?? [])
  return nearest === undefined ? null : tagHue(nearest)
}

/** What colours tags have now; one question to the vault for all that draw tags. */
export function useTagColours(): TagColours {
  const { client } = useApp()
  const shared = sharedOf(client)
  return useSyncExternalStore(shared.subscribe, shared.current)
}

type Shared = Readonly<{ subscribe: (listener: () => void) => () => void; current: () => TagColours }>

const kept = new WeakMap<VaultClient, Shared>()

function sharedOf(client: VaultClient): Shared {
  const known = kept.get(client)
  if (known !== undefined) return known
  const listeners = new Set<() => void>()
  let colours: TagColours = new Map()
  let latest = 0
  let end: (() => void) | null = null
  const ask = async () => {
    const mine = ++latest
    // A vault that does not answer any more leaves the tags as they are drawn.
    const answer = await client.vault.listTagColours().catch(() => null)
    if (answer === null || mine !== latest || isSame(colours, answer)) return
    colours = new Map(answer.map(({ path, colour }) => [path, colour]))
    for (const listener of listeners) listener()
  }
  const shared: Shared = {
    subscribe: (listener) => {
      listeners.add(listener)
      if (end === null) {
        end = onChanges(client, () => void ask())
        void ask()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        end?.()
        end = null
      }
    },
    current: () => colours,
  }
  kept.set(client, shared)
  return shared
}

function isSame(colours: TagColours, answer: readonly TagColouring[]): boolean {
  return colours.size === answer.length && answer.every(({ path, colour }) => colours.get(path) === colour)
}
