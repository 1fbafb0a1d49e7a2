import type { FoundKind } from "../../query/query.ts"
import type { ListPlace } from "../../ui/virtual-list.tsx"
import type { VaultClient } from "../vault-client.ts"

type Lists = ReadonlyMap<FoundKind | "all", ListPlace>

/** How the answer to one query was looked at. `kind`: all of which was shown; null: the best of every kind. */
export type KeptSearch = Readonly<{
  query: string
  kind: FoundKind | null
  lists: Lists
  /** The list that was left last had the focus. */
  hadFocus: boolean
}>

/** In memory, of the last query, and as long as the vault is open. */
const kept = new WeakMap<VaultClient, KeptSearch>()

/** Of this query alone: another one begins at its top. */
export function keptSearch(client: VaultClient, query: string): KeptSearch | null {
  const last = kept.get(client)
  return last?.query === query ? last : null
}

export function keepKind(client: VaultClient, query: string, kind: FoundKind | null): void {
  const { lists = new Map(), hadFocus = false } = keptSearch(client, query) ?? {}
  kept.set(client, { query, kind, lists, hadFocus })
}

export function keepList(
  client: VaultClient,
  query: string,
  list: FoundKind | "all",
  place: ListPlace,
): void {
  const last = keptSearch(client, query)
  if (last === null) return
  kept.set(client, {
    ...last,
    lists: new Map([...last.lists, [list, place]]),
    hadFocus: place.hadFocus,
  })
}
