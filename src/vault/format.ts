import { concatBytes } from "../base/bytes.ts"
import { utf8Bytes } from "../crypto/utf8.ts"

/** Stands first in the header file and in all associated data. */
export const magic: Uint8Array = utf8Bytes("LUCILIUS")
export const formatVersion = 1

/** What a piece of associated data is for, so that nothing sealed for one place opens in another. */
export type SealedPlace = "slot" | "seed" | "row" | "state" | "file" | "image"

const placeBytes = { slot: 0x4b, seed: 0x53, row: 0x52, state: 0x4d, file: 0x46, image: 0x49 } as const

/** Magic ‖ place ‖ format version ‖ parts, all of fixed length but at most the last. */
export function associatedData(place: SealedPlace, ...parts: readonly Uint8Array[]): Uint8Array {
  return concatBytes(magic, Uint8Array.of(placeBytes[place], 0, formatVersion), ...parts)
}
