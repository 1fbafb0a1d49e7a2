import { crc32 } from "node:zlib"
import { beforeAll, describe, expect, it } from "vitest"
import { parseHeader, passphraseSlots } from "../../src/vault/header.ts"
import { unlockByPassphrase, unlockByRecovery } from "../../src/vault/open-header.ts"
import { addPassphrase } from "../../src/vault/change-header.ts"
import { recordForBar } from "../support/bar.ts"
import { must } from "../support/must.ts"
import {
  below,
  isBar,
  makeVault,
  newPassphrase,
  startCrypto,
  type TestVault,
  withBitFlipped,
} from "../support/test-vault.ts"

beforeAll(startCrypto)

/** With its owner's own passphrase and words, so that nothing but the change itself can refuse. */
function opens(bytes: Uint8Array, { passphrase, seed }: TestVault): boolean {
  const header = parseHeader(bytes)
  if (!header.ok) return false
  const byPassphrase = passphraseSlots(header.value).some(
    (slot) => unlockByPassphrase(header.value, slot, passphrase.kek).ok,
  )
  return byPassphrase || unlockByRecovery(header.value, seed).ok
}

/** As a thief would: the sum that tells rot is made anew. */
function withSum(bytes: Uint8Array): Uint8Array {
  new DataView(bytes.buffer).setUint32(bytes.length - 4, crc32(bytes.subarray(0, -4)))
  return bytes
}

describe("a thief who changes the header", () => {
  it("gets none opened with any one bit flipped, the sum left or made to fit", () => {
    const vault = makeVault()
    const bits = vault.bytes.length * 8
    const accepted: number[] = []
    for (let bit = 0; bit < bits; bit++) {
      const flipped = withBitFlipped(vault.bytes, bit)
      if (opens(flipped, vault)) accepted.push(bit)
      const isInSum = bit >= bits - 32
      if (!isInSum && opens(withSum(flipped), vault)) accepted.push(bit)
    }
    expect(accepted).toEqual([])
    expect(opens(vault.bytes, vault)).toBe(true)
    recordForBar("10 bits of the header", { tried: 2 * bits - 32, accepted: accepted.length })
  })

  it("gets none opened that is spliced of two headers of the same vault, an older and a newer", () => {
    const vault = makeVault()
    const newer = must(addPassphrase(vault.bytes, vault.vaultKey, newPassphrase())).bytes
    expect([opens(vault.bytes, vault), opens(newer, vault)]).toEqual([true, true])
    const runs = isBar ? 10_000 : 1_000
    let tried = 0
    let accepted = 0
    while (tried < runs) {
      const [from, to] = [14 + below(newer.length - 14), 14 + below(newer.length - 14)]
      const spliced = Uint8Array.of(
        ...newer.subarray(0, from),
        ...vault.bytes.subarray(Math.min(to, vault.bytes.length)),
      )
      if (spliced.length < 20) continue
      new DataView(spliced.buffer).setUint32(10, spliced.length)
      withSum(spliced)
      if (Buffer.from(spliced).equals(newer) || Buffer.from(spliced).equals(vault.bytes)) continue
      tried += 1
      if (opens(spliced, vault)) accepted += 1
    }
    expect(accepted).toBe(0)
    recordForBar("10 headers spliced", { tried, accepted })
  })

  it("gets no slot of another vault accepted, though that slot's passphrase is known", () => {
    const [vault, planted] = [makeVault(), makeVault()]
    const slotEnd = 39 + 115
    expect(opens(planted.bytes, planted)).toBe(true)
    const mixed = Uint8Array.from(vault.bytes)
    mixed.set(planted.bytes.subarray(39, slotEnd), 39)
    withSum(mixed)
    expect(must(parseHeader(mixed)).slots).toHaveLength(2)
    expect(opens(mixed, { ...vault, passphrase: planted.passphrase, seed: planted.seed })).toBe(false)
    const sameId = makeVault(vault.vaultId)
    mixed.set(sameId.bytes.subarray(39, slotEnd), 39)
    expect(opens(withSum(mixed), { ...vault, passphrase: sameId.passphrase, seed: sameId.seed })).toBe(false)
  })
})
