import { crc32 } from "node:zlib"
import { beforeAll, describe, expect, it } from "vitest"
import { passphraseKek, newSalt } from "../../src/crypto/kdf.ts"
import { sodium } from "../../src/crypto/sodium.ts"
import { parseHeader } from "../../src/vault/header.ts"
import { recordForBar } from "../support/bar.ts"
import { must } from "../support/must.ts"
import { makeVault, startCrypto } from "../support/test-vault.ts"

beforeAll(startCrypto)

const kib = { MiB: 1024, GiB: 1024 * 1024 }
const outOfBounds = [
  [0, 3],
  [1, 1],
  [8, 1],
  [64 * kib.MiB - 1, 10],
  [64 * kib.MiB, 2],
  [96 * kib.MiB - 1, 2],
  [256 * kib.MiB, 0],
  [256 * kib.MiB, 1],
  [256 * kib.MiB, 11],
  [256 * kib.MiB, 2 ** 31],
  [256 * kib.MiB, 2 ** 32 - 1],
  [kib.GiB + 1, 3],
  [4 * kib.GiB - 1, 3],
  [4 * kib.GiB - 1, 2 ** 32 - 1],
  [2 ** 32 - 1, 2],
  [2 ** 31, 2 ** 31],
] as const

/** Of the WebAssembly memory, which never shrinks: what was ever taken still counts. */
function takenBytes(): number {
  const inner: unknown = Reflect.get(sodium, "libsodium")
  const heap: unknown = typeof inner === "object" && inner !== null ? Reflect.get(inner, "HEAPU8") : null
  if (!(heap instanceof Uint8Array)) throw new Error("libsodium shows no memory")
  return heap.length
}

describe("a cost out of bounds", () => {
  it("is refused before any memory is taken, by the derivation and by the header's reader", () => {
    const vault = makeVault()
    const before = takenBytes()
    const residentBefore = process.memoryUsage().rss
    for (const [memoryKiB, passes] of outOfBounds) {
      const derived = passphraseKek(Uint8Array.of(1), newSalt(), { memoryKiB, passes })
      expect(derived).toEqual({ ok: false, refusal: "cost-out-of-bounds" })
      const bytes = Uint8Array.from(vault.bytes)
      const view = new DataView(bytes.buffer)
      view.setUint32(39 + 19 + 16, memoryKiB)
      view.setUint32(39 + 19 + 20, passes)
      view.setUint32(bytes.length - 4, crc32(bytes.subarray(0, -4)))
      expect(parseHeader(bytes)).toEqual({ ok: false, refusal: "cost-out-of-bounds" })
    }
    expect(takenBytes()).toBe(before)
    expect(process.memoryUsage().rss - residentBefore).toBeLessThan(32 * 1024 * 1024)

    // The control: the least cost that is within bounds does take its 64 MiB, and the measure sees it.
    must(passphraseKek(Uint8Array.of(1), newSalt(), { memoryKiB: 64 * kib.MiB, passes: 3 }))
    expect(takenBytes() - before).toBeGreaterThan(60 * 1024 * 1024)
    recordForBar("10 costs out of bounds", { tried: outOfBounds.length, accepted: 0 })
  })
})
