import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { hexText } from "../../src/base/bytes.ts"
import { longestChunk } from "../../src/vault/search-image.ts"
import { must } from "../support/must.ts"
import {
  anyMoment,
  bytesOf,
  keeperOf,
  never,
  sourceOf,
  storedImage,
  type StoredImage,
} from "../support/search/images.ts"
import { python } from "../support/second-reader/read-with-python.ts"
import { newIndexedDb } from "../support/storage/vault-on-disk.ts"
import { makeVault, startCrypto, withBitFlipped } from "../support/test-vault.ts"

beforeAll(startCrypto)

const script = resolve(import.meta.dirname, "../second-reader/read_image.py")

/** What the second reader says of an image, opened by a vault key. */
async function read(vaultId: string, vaultKey: string, { head, chunks }: StoredImage): Promise<unknown> {
  if (python === null) throw new Error("No Python with PyNaCl")
  const folder = await mkdtemp(join(tmpdir(), "t-"))
  await writeFile(join(folder, "vault"), vaultId)
  await writeFile(join(folder, "head"), head ?? new Uint8Array())
  for (const [key, chunk] of chunks) await writeFile(join(folder, key), chunk)
  const { stdout } = spawnSync(python, [script, folder], { input: `${vaultKey}\n`, encoding: "utf8" })
  await rm(folder, { recursive: true })
  return JSON.parse(stdout)
}

describe.skipIf(python === null)("a second reader of the search index's image (needs PyNaCl)", () => {
  it.each([0, 65_537, longestChunk + 3])("reads %i bytes as they were kept, over others", async (length) => {
    const { keys, vaultId, vaultKey } = makeVault()
    const indexedDb = newIndexedDb()
    const keeper = keeperOf(keys, indexedDb)
    must(await keeper.save(sourceOf(bytesOf(longestChunk)), never))
    const bytes = bytesOf(length)
    must(await keeper.save(sourceOf(bytes), never))
    const stored = await storedImage(indexedDb, vaultId)
    if (stored?.head === null || stored === null) throw new Error("No image")
    const key = hexText(vaultKey.borrow())
    const { generation, lastChange } = anyMoment
    const sha256 = createHash("sha256").update(bytes).digest("hex")
    expect(await read(vaultId, key, stored)).toEqual({ generation, changedAt: lastChange, length, sha256 })
    const flipped = { ...stored, head: withBitFlipped(stored.head, 100) }
    expect(await read(vaultId, key, flipped)).toEqual({ refused: "The head does not open." })
  })
})
