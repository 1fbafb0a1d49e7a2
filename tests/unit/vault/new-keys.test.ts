import { beforeAll, describe, expect, it } from "vitest"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { replaceRecovery, rotatedHeader } from "../../../src/vault/change-header.ts"
import { parseHeader, passphraseSlots } from "../../../src/vault/header.ts"
import {
  isWrittenWith,
  openVaultKeys,
  readSeed,
  unlockByPassphrase,
  unlockByRecovery,
} from "../../../src/vault/open-header.ts"
import { createScope, readScope, wrapNewKey } from "../../../src/vault/scope-key.ts"
import { openRow } from "../../../src/vault/sealed-row.ts"
import { sealState, stateEpoch, emptyState } from "../../../src/vault/state-seal.ts"
import { must } from "../../support/must.ts"
import { makeVault, newPassphrase, sealAt, startCrypto, withBitFlipped } from "../../support/test-vault.ts"

beforeAll(startCrypto)

const opensBySeed = (bytes: Uint8Array, seed: SecretKey<"recovery-seed">) =>
  unlockByRecovery(must(parseHeader(bytes)), seed).ok
const opensByKek = (bytes: Uint8Array, kek: SecretKey<"passphrase-kek">) => {
  const header = must(parseHeader(bytes))
  return passphraseSlots(header).some((slot) => unlockByPassphrase(header, slot, kek).ok)
}

describe("a new recovery sheet", () => {
  it("opens the vault from the one header write on; the old words open nothing, the passphrase stays", () => {
    const vault = makeVault()
    const seed = SecretKey.random("recovery-seed")
    const bytes = must(replaceRecovery(vault.bytes, vault.vaultKey, seed))
    expect([opensBySeed(vault.bytes, vault.seed), opensBySeed(vault.bytes, seed)]).toEqual([true, false])
    expect([opensBySeed(bytes, vault.seed), opensBySeed(bytes, seed)]).toEqual([false, true])
    expect([vault.bytes, bytes].map((one) => opensByKek(one, vault.passphrase.kek))).toEqual([true, true])
    const header = must(parseHeader(bytes))
    expect([header.epoch, header.revision, header.slots.length]).toEqual([0, 1, 2])
    expect(must(readSeed(header, vault.keys)).borrow()).toEqual(seed.borrow())
    expect(isWrittenWith(header, vault.vaultKey)).toBe(true)
  })

  it("leaves no byte of the old recovery slot or of the old sealed seed in the header", () => {
    const vault = makeVault()
    const old = vault.header.slots.find(({ kind }) => kind === "recovery")
    if (old === undefined) throw new Error("No slot")
    const bytes = Buffer.from(
      must(replaceRecovery(vault.bytes, vault.vaultKey, SecretKey.random("recovery-seed"))),
    )
    for (const part of [old.wrapped, old.address, vault.header.sealedSeed]) {
      expect(Buffer.from(vault.bytes).includes(Buffer.from(part))).toBe(true)
      expect(bytes.includes(Buffer.from(part))).toBe(false)
    }
  })

  it("is refused for a header that another key wrote, or that was changed", () => {
    const vault = makeVault()
    const seed = SecretKey.random("recovery-seed")
    expect(replaceRecovery(vault.bytes, vault.vaultKey, seed).ok).toBe(true)
    expect(replaceRecovery(vault.bytes, SecretKey.random("vault"), seed)).toMatchObject({
      refusal: "not-authentic",
    })
    expect(replaceRecovery(withBitFlipped(vault.bytes, 300 * 8), vault.vaultKey, seed).ok).toBe(false)
  })
})

describe("the header after a rotation", () => {
  it("opens by the new passphrase and the new words alone, one epoch on, in the same vault", () => {
    const vault = makeVault()
    const [key, seed, passphrase] = [
      SecretKey.random("vault"),
      SecretKey.random("recovery-seed"),
      newPassphrase(),
    ]
    const bytes = rotatedHeader(vault.header, key, passphrase, seed)
    const header = must(parseHeader(bytes))
    expect([header.vaultId, header.epoch, header.revision]).toEqual([vault.vaultId, 1, 1])
    expect([opensByKek(vault.bytes, vault.passphrase.kek), opensByKek(bytes, passphrase.kek)]).toEqual([
      true,
      true,
    ])
    expect([opensByKek(bytes, vault.passphrase.kek), opensByKek(vault.bytes, passphrase.kek)]).toEqual([
      false,
      false,
    ])
    expect([opensBySeed(bytes, seed), opensBySeed(bytes, vault.seed)]).toEqual([true, false])
    expect([isWrittenWith(header, key), isWrittenWith(header, vault.vaultKey)]).toEqual([true, false])
    expect(must(readSeed(header, openVaultKeys(header, key))).borrow()).toEqual(seed.borrow())
  })

  it("says its epoch in every row and state, and neither epoch's keys open the other's", () => {
    const vault = makeVault()
    const key = SecretKey.random("vault")
    const next = openVaultKeys({ ...vault.header, epoch: 1 }, key)
    const content = new Uint8Array([1, 2, 3])
    const [old, fresh] = [sealAt(vault.keys, content), sealAt(next, content)]
    expect(openRow(vault.keys, old.address, old.sealed).ok).toBe(true)
    expect(openRow(next, fresh.address, fresh.sealed).ok).toBe(true)
    expect(openRow(next, old.address, old.sealed)).toEqual({ ok: false, refusal: "other-epoch" })
    const disguised = Uint8Array.from(old.sealed)
    disguised[4] = 1
    expect(openRow(next, old.address, disguised)).toEqual({ ok: false, refusal: "not-authentic" })
    expect([vault.keys, next].map((keys) => stateEpoch(sealState(keys, emptyState)))).toEqual([0, 1])
    expect(stateEpoch(new Uint8Array([1, 0]))).toBe(null)
  })

  it("gives a scope that is there a key of its own under its old name", () => {
    const vault = makeVault()
    const next = openVaultKeys({ ...vault.header, epoch: 1 }, SecretKey.random("vault"))
    const { scope, address } = createScope(vault.keys)
    const wrapped = wrapNewKey(next, scope)
    expect([wrapped.scope, wrapped.address]).toEqual([scope, address])
    const again = openVaultKeys({ ...vault.header, epoch: 1 }, SecretKey.random("vault"))
    expect(readScope(again, wrapped.address, wrapped.sealed).ok).toBe(false)
    expect(next.rowKey(scope)?.borrow()).not.toEqual(vault.keys.rowKey(scope)?.borrow())
  })
})
