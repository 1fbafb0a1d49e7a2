import { beforeAll, describe, expect, it } from "vitest"
import { bytesOfId, rowIds, scopeIds, vaultScope } from "../../../src/vault/ids.ts"
import { openVaultKeys } from "../../../src/vault/open-header.ts"
import { createScope, readScope, scopeAddress } from "../../../src/vault/scope-key.ts"
import { openRow, sealRow } from "../../../src/vault/sealed-row.ts"
import { must } from "../../support/must.ts"
import { makeVault, sealAt, startCrypto } from "../../support/test-vault.ts"

beforeAll(startCrypto)

describe("a scope key", () => {
  it("is read back from its row, and opens then what was sealed under its scope", () => {
    const vault = makeVault()
    const { scope, address, sealed } = createScope(vault.keys)
    const row = sealAt(vault.keys, Uint8Array.of(1, 2), { scope })
    const reopened = openVaultKeys(vault.header, vault.vaultKey)
    expect(openRow(reopened, row.address, row.sealed)).toEqual({ ok: false, refusal: "unknown-scope" })
    expect(readScope(reopened, address, sealed)).toEqual({ ok: true, value: scope })
    expect(openRow(reopened, row.address, row.sealed)).toEqual({ ok: true, value: row.row })
    expect(bytesOfId(address.id)).toEqual(bytesOfId(scope))
  })

  it("is another for each scope", () => {
    const { keys } = makeVault()
    const [one, two] = [createScope(keys), createScope(keys)]
    const bytesOf = (scope: typeof one.scope) => keys.rowKey(scope)?.borrow() ?? new Uint8Array(0)
    expect(bytesOf(one.scope)).toHaveLength(32)
    expect(bytesOf(one.scope)).not.toEqual(bytesOf(two.scope))
    expect(one.scope).not.toBe(two.scope)
  })

  it("is not taken from a row of another kind, scope, length or place", () => {
    const vault = makeVault()
    const { keys } = vault
    const scope = scopeIds.random()
    const address = scopeAddress(scope)
    const content = new Uint8Array(32).fill(1)
    const row = { kind: "scope-key", scope: vaultScope, content } as const
    expect(readScope(keys, address, must(sealRow(keys, address, row)))).toEqual({ ok: true, value: scope })
    const { scope: inner } = createScope(keys)
    const inB = { table: "b", id: address.id } as const
    const ofVault = scopeAddress(vaultScope)
    const wrong = [
      [address, { ...row, kind: "segment" }],
      [address, { ...row, scope: inner }],
      [address, { ...row, content: content.subarray(1) }],
      [inB, row],
      [ofVault, row],
    ] as const
    for (const [at, made] of wrong)
      expect(readScope(keys, at, must(sealRow(keys, at, made)))).toEqual({ ok: false, refusal: "damaged" })
    const moved = must(sealRow(keys, address, row))
    expect(readScope(keys, { table: "a", id: rowIds.random() }, moved)).toEqual({
      ok: false,
      refusal: "not-authentic",
    })
  })
})
