import type { Storage } from "../../storage/storage.ts"
import type { VaultKeys } from "../../vault/keys.ts"
import { ImageKeeper } from "./image/image-keeper.ts"
import { Search, type SearchParts } from "./search.ts"

/** `keys` stay the caller's, to be ended after the search. */
export function searchOf(
  {
    storage,
    knowledge,
    names,
    orders,
    picks,
    tags,
  }: Omit<SearchParts, "image"> & Readonly<{ storage: Storage }>,
  keys: VaultKeys,
): Search {
  const image = new ImageKeeper({ keys, storage })
  return new Search({ storage, knowledge, names, orders, picks, tags, image })
}
