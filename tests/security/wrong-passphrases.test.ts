import { beforeAll, describe, expect, it } from "vitest"
import { newSalt, passphraseKek } from "../../src/crypto/kdf.ts"
import { passphraseBytes } from "../../src/crypto/passphrase.ts"
import { SecretKey } from "../../src/crypto/secret-key.ts"
import {
  addPassphrase,
  createHeader,
  type NewPassphrase,
  settlePassphrase,
} from "../../src/vault/change-header.ts"
import { parseHeader, passphraseSlots } from "../../src/vault/header.ts"
import { vaultIds } from "../../src/vault/ids.ts"
import { openVaultKeys, unlockByPassphrase } from "../../src/vault/open-header.ts"
import { recordForBar } from "../support/bar.ts"
import { must } from "../support/must.ts"
import {
  barTimeoutMs,
  first,
  isBar,
  makeVault,
  startCrypto,
  testBounds,
  testCost,
} from "../support/test-vault.ts"

beforeAll(startCrypto)

const derived = (passphrase: string, salt = newSalt()): NewPassphrase => {
  const kek = must(passphraseKek(must(passphraseBytes(passphrase)), salt, testCost, testBounds))
  return { salt, cost: testCost, kek }
}

/** From the passphrase as typed, through Argon2id at a test's cost, to the vault key: what the app does. */
function opens(bytes: Uint8Array, typed: string): boolean {
  const header = must(parseHeader(bytes, testBounds))
  const passphrase = passphraseBytes(typed)
  if (!passphrase.ok) return false
  return passphraseSlots(header).some((slot) => {
    using kek = must(passphraseKek(passphrase.value, slot.salt, slot.cost, testBounds))
    return unlockByPassphrase(header, slot, kek).ok
  })
}

const right = "Correct horse, battery-staple; caf\u00e9"
const makeBytes = () => {
  const vaultKey = SecretKey.random("vault")
  const bytes = createHeader(vaultIds.random(), vaultKey, derived(right), SecretKey.random("recovery-seed"))
  return { vaultKey, bytes }
}

describe("somebody who guesses", () => {
  it("opens nothing with a passphrase that is nearly right, and the owner does in either Unicode form", () => {
    const { bytes } = makeBytes()
    expect([opens(bytes, right), opens(bytes, right.normalize("NFD"))]).toEqual([true, true])
    const near = [
      "",
      " ",
      `${right} `,
      ` ${right}`,
      right.slice(1),
      right.slice(0, -1),
      right.toLowerCase(),
      right.toUpperCase(),
      right.replace("\u00e9", "e"),
      `${right}\0`,
      `\ufeff${right}`,
      right.repeat(2),
      `${right}${"x".repeat(1_000_000)}`,
    ]
    for (const [at, letter] of Array.from(right).entries())
      near.push(
        right.slice(0, at) + String.fromCodePoint((letter.codePointAt(0) ?? 0) + 1) + right.slice(at + 1),
      )
    expect(near.filter((typed) => opens(bytes, typed))).toEqual([])
  })

  it(
    `opens nothing with ${isBar ? "10,000" : "500"} other passphrases`,
    () => {
      const { bytes } = makeBytes()
      expect(opens(bytes, right)).toBe(true)
      let opened = 0
      for (let guess = 0; guess < (isBar ? 10_000 : 500); guess++)
        if (opens(bytes, `${right}${guess}`)) opened += 1
      expect(opened).toBe(0)
      recordForBar("11 wrong passphrases", { tried: isBar ? 10_000 : 500, opened })
    },
    barTimeoutMs,
  )

  it.runIf(isBar)(
    "opens nothing with 200 other passphrases at the full cost, and learns nothing from the time that each takes",
    () => {
      const vault = makeVault()
      const slot = first(passphraseSlots(vault.header))
      const own = must(passphraseBytes(right))
      const salt = slot.salt
      const bytes = createHeader(
        vault.vaultId,
        vault.vaultKey,
        { salt, cost: slot.cost, kek: must(passphraseKek(own, salt, slot.cost)) },
        vault.seed,
      )
      const header = must(parseHeader(bytes))
      const times = { right: [] as number[], wrong: [] as number[] }
      const opensAtFullCost = (typed: string): boolean => {
        const begun = performance.now()
        using kek = must(passphraseKek(must(passphraseBytes(typed)), salt, slot.cost))
        const isOpen = unlockByPassphrase(header, first(passphraseSlots(header)), kek).ok
        times[isOpen ? "right" : "wrong"].push(performance.now() - begun)
        return isOpen
      }
      let opened = 0
      for (let guess = 0; guess < 200; guess++) {
        if (opensAtFullCost(`${right}${guess}`)) opened += 1
        if (guess % 10 === 0) expect(opensAtFullCost(right)).toBe(true)
      }
      expect(opened).toBe(0)
      const median = (list: readonly number[]) =>
        list.toSorted((left, other) => left - other)[list.length >> 1] ?? 0
      const ratio = median(times.wrong) / median(times.right)
      console.log(`wrong ${median(times.wrong).toFixed(0)} ms, right ${median(times.right).toFixed(0)} ms`)
      expect(Math.abs(ratio - 1)).toBeLessThan(0.05)
      recordForBar("11 at full cost", { tried: 200, opened, "wrong to right, in time": ratio.toFixed(3) })
    },
    barTimeoutMs,
  )

  it("opens nothing with the old passphrase after a change, whoever kept it", () => {
    const { bytes, vaultKey } = makeBytes()
    const both = must(addPassphrase(bytes, vaultKey, derived("a new one"), testBounds))
    const keys = openVaultKeys(must(parseHeader(both.bytes, testBounds)), vaultKey)
    const settled = must(settlePassphrase(both.bytes, keys.header, both.slotId, testBounds)) ?? both.bytes
    expect([opens(bytes, right), opens(settled, "a new one")]).toEqual([true, true])
    expect([opens(settled, right), opens(bytes, "a new one")]).toEqual([false, false])
  })
})
