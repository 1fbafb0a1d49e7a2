import { proxy, wrap } from "comlink"
import type { VaultApi, VaultEvent } from "../worker/api.ts"

/** What the interface holds of the vault: its functions, as the worker answers them. */
export type Vault = Readonly<VaultApi>

export type VaultClient = Readonly<{
  vault: Vault
  /** Calls `listener` for everything that happens in the vault; returns the function that ends it. */
  subscribe: (listener: (event: VaultEvent) => void) => () => void
  /** Ends the worker at once, and every key with it. */
  end: () => void
}>

/** Starts the one worker of this page. */
export function startVault(): VaultClient {
  const worker = new Worker(new URL("../worker/main.ts", import.meta.url), { type: "module" })
  const remote = wrap<VaultApi>(worker)
  const listeners = new Set<(event: VaultEvent) => void>()
  void remote.listen(
    proxy((event) => {
      for (const listener of listeners) listener(event)
    }),
  )
  return {
    // comlink's own type forgets what a call's answer has to do with its question; every function here answers a promise.
    vault: remote as unknown as Vault,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    end: () => worker.terminate(),
  }
}

/**
 * Calls `listener` a moment after the vault changed, once for a commit however many records it touched. Returns the function
 * that ends it, after which it is not called any more.
 */
export function onChanges(client: VaultClient, listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const unsubscribe = client.subscribe((event) => {
    if (event.kind !== "changed" || timer !== null) return
    timer = setTimeout(() => {
      timer = null
      listener()
    })
  })
  return () => {
    unsubscribe()
    if (timer !== null) clearTimeout(timer)
  }
}
