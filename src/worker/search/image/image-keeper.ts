import { refuse, type Result } from "../../../base/result.ts"
import type { IndexedDb } from "../../../storage/row-database.ts"
import type { VaultKeys } from "../../../vault/keys.ts"

/** The bytes of an index in one state. */
export type ImageSource = Readonly<{
  /** In bytes. */
  length: number
  /** A view will do: it is not kept. Once the state has changed, the save's `isCancelled` must say so. */
  read(from: number, to: number): Uint8Array
}>

/** The vault's last commit; `lastChange` in milliseconds since 1970, null where there was none. */
export type ImageMoment = Readonly<{ generation: number; lastChange: number | null }>

export type ImageKeeperParts = Readonly<{
  /** Stay the caller's; must outlive `end`. */
  keys: Pick<VaultKeys, "vaultId" | "epoch" | "searchImage">
  /** Asked when an image is loaded, and when a save begins. */
  moment: () => ImageMoment
  /** Whether the vault was opened as this computer left it, or further on; otherwise no image is taken for one of it. */
  isAsLeft: boolean
  indexedDb?: IndexedDb
  /** Between two chunks of a save. */
  pauseMs?: number
}>

/** `cancelled` too where it was ended; `refused`: IndexedDB would not take it. The image before it, if any, is kept. */
export type ImageRefusal = "cancelled" | "too-large" | "refused"

/** Keeps the sealed image of the search index beside the working copy. */
export class ImageKeeper {
  constructor(_parts: ImageKeeperParts) {}

  /** Null where there is none, or none to be trusted; what there was is then thrown away. Never rejects. */
  load(): Promise<Uint8Array<ArrayBuffer> | null> {
    return Promise.resolve(null)
  }

  /** One save at a time: throws while another runs. `isCancelled` is asked before and after each chunk is read. */
  save(_source: ImageSource, _isCancelled: () => boolean): Promise<Result<undefined, ImageRefusal>> {
    return Promise.resolve(refuse("refused"))
  }

  /** Deletes the image, and ends a save that is under way. Never rejects. */
  forget(): Promise<void> {
    return Promise.resolve()
  }

  /** Nothing is read or written from then on, and no key asked for. A transaction under way is aborted, not waited for. */
  end(): void {}
}
