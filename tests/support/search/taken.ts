import { expect } from "vitest"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { vaultIds } from "../../../src/vault/ids.ts"
import type { ImageKeys } from "../../../src/vault/search-image.ts"
import { anyMoment, holding, keeperOf, type Moment, storedImage, type StoredImage } from "./images.ts"

export function newKeys(like: Partial<ImageKeys> = {}): ImageKeys {
  return { vaultId: vaultIds.random(), epoch: 0, searchImage: SecretKey.random("search-image"), ...like }
}

/** Whether anything is taken for the image of the index; what is not must be gone afterwards. */
export async function isTaken(
  keys: ImageKeys,
  stored: StoredImage,
  moment: Moment = anyMoment,
): Promise<boolean> {
  const indexedDb = await holding(keys.vaultId, stored)
  const image = await keeperOf(keys, indexedDb, moment).load()
  if (image === null) expect(await storedImage(indexedDb, keys.vaultId)).toBeNull()
  return image !== null
}
