import * as fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { ByteWriter } from "../../../src/base/byte-writer.ts"
import { concatBytes } from "../../../src/base/bytes.ts"
import { seal } from "../../../src/crypto/aead.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { associatedData } from "../../../src/vault/format.ts"
import { bytesOfId, rowIds, type ScopeId, scopeIds, vaultScope } from "../../../src/vault/ids.ts"
import { VaultKeys } from "../../../src/vault/keys.ts"
import {
  longestContent,
  openRow,
  readRowPrefix,
  type RowKind,
  rowTag,
  sealedRowLength,
  sealRow,
} from "../../../src/vault/sealed-row.ts"
import { must } from "../../support/must.ts"
import { makeVault, sealAt, startCrypto } from "../../support/test-vault.ts"

beforeAll(startCrypto)

const kinds: readonly RowKind[] = ["segment", "overlay", "scope-key", "body"]

describe("a sealed row", () => {
  it("gives back its kind, scope and content, whatever they are, where it was sealed", () => {
    const { keys } = makeVault()
    const scope = scopeIds.random()
    keys.addScope(scope, SecretKey.random("scope"))
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 6000 }),
        fc.constantFrom(...kinds),
        fc.constantFrom(scope, vaultScope),
        fc.constantFrom("a", "b"),
        (content, kind, rowScope, table) => {
          const address = { table, id: rowIds.random() }
          const sealed = must(sealRow(keys, address, { kind, scope: rowScope, content }))
          expect(sealed).toHaveLength(sealedRowLength(content.length))
          expect(openRow(keys, address, sealed)).toEqual({
            ok: true,
            value: { kind, scope: rowScope, content },
          })
          expect(readRowPrefix(sealed)).toEqual({ ok: true, value: { epoch: 0, scope: rowScope } })
          expect(rowTag(sealed)).toEqual(sealed.slice(-16))
        },
      ),
    )
  })

  it("takes 32 MiB of content and not a byte more", () => {
    const { keys } = makeVault()
    const address = { table: "b", id: rowIds.random() } as const
    const content = new Uint8Array(longestContent + 1)
    const row = { kind: "body", scope: vaultScope } as const
    const sealed = must(sealRow(keys, address, { ...row, content: content.subarray(1) }))
    expect(must(openRow(keys, address, sealed)).content).toHaveLength(longestContent)
    expect(sealRow(keys, address, { ...row, content })).toEqual({ ok: false, refusal: "too-large" })
  })

  it("is not made under a scope without a key, nor opened once the key was dropped", () => {
    const { keys } = makeVault()
    const scope = scopeIds.random()
    const address = { table: "a", id: rowIds.random() } as const
    const row = { kind: "segment", scope, content: Uint8Array.of(1) } as const
    expect(sealRow(keys, address, row)).toEqual({ ok: false, refusal: "unknown-scope" })
    keys.addScope(scope, SecretKey.random("scope"))
    const sealed = must(sealRow(keys, address, row))
    expect(openRow(keys, address, sealed).ok).toBe(true)
    keys.dropScope(scope)
    expect(openRow(keys, address, sealed)).toEqual({ ok: false, refusal: "unknown-scope" })
  })

  it("is refused by name: too short, of a newer or impossible version, of another epoch", () => {
    const vault = makeVault()
    const { address, sealed } = sealAt(vault.keys, Uint8Array.of(1))
    expect(openRow(vault.keys, address, sealed).ok).toBe(true)
    const refusalOf = (bytes: Uint8Array, keys = vault.keys) => {
      const opened = openRow(keys, address, bytes)
      return opened.ok ? null : opened.refusal
    }
    for (const length of [0, 1, 44, 65]) expect(refusalOf(sealed.subarray(0, length))).toBe("truncated")
    expect(refusalOf(sealed.subarray(0, -1))).toBe("not-authentic")
    expect(refusalOf(sealed.with(0, 2))).toBe("newer")
    expect(refusalOf(sealed.with(0, 0))).toBe("damaged")
    const later = new VaultKeys(vault.vaultId, 1, vault.vaultKey)
    expect(refusalOf(sealed, later)).toBe("other-epoch")
  })

  it("that opens, and yet is not as this version writes it, is damaged: another padding, kind or length", () => {
    const { keys } = makeVault()
    const { address, sealed } = sealAt(keys, Uint8Array.of(1, 2, 3))
    const prefix = sealed.subarray(0, 21)
    const table = Uint8Array.of(0x61)
    const data = associatedData("row", bytesOfId(keys.vaultId), table, bytesOfId(address.id), prefix)
    const resealed = (padded: Uint8Array) => concatBytes(prefix, seal(keys.records, padded, data))
    const inner = (kind: number, length: number, padding: number) =>
      new ByteWriter(padding).u8(kind).u32(length).bytes
    expect(openRow(keys, address, resealed(inner(1, 251, 256))).ok).toBe(true)
    for (const padded of [
      inner(1, 3, 512),
      inner(1, 3, 255),
      inner(0, 3, 256),
      inner(5, 3, 256),
      inner(1, 252, 256),
      inner(1, 0xffff_ffff, 256),
    ])
      expect(openRow(keys, address, resealed(padded))).toEqual({ ok: false, refusal: "damaged" })
  })

  it("is sealed under an epoch that its keys name, and says so", () => {
    const { vaultId, vaultKey } = makeVault()
    const keys = new VaultKeys(vaultId, 0xffff_ffff, vaultKey)
    const { address, row, sealed } = sealAt(keys, Uint8Array.of(7))
    expect(must(readRowPrefix(sealed)).epoch).toBe(0xffff_ffff)
    expect(openRow(keys, address, sealed)).toEqual({ ok: true, value: row })
  })
})

describe("vault keys", () => {
  it("end together, scope keys too, and open nothing then", () => {
    const { keys } = makeVault()
    const scope: ScopeId = scopeIds.random()
    const scopeKey = SecretKey.random("scope")
    keys.addScope(scope, scopeKey)
    const { address, sealed } = sealAt(keys, Uint8Array.of(1))
    expect(openRow(keys, address, sealed).ok).toBe(true)
    const all = [keys.records, keys.manifest, keys.stateHash, keys.header, keys.seed, keys.searchImage]
    keys.end()
    expect([...all, keys.attachments, scopeKey].every((key) => key.isEnded)).toBe(true)
    expect(() => openRow(keys, address, sealed)).toThrow("The records key has ended")
  })

  it("hold no key of the vault's own scope but the records subkey", () => {
    const { keys } = makeVault()
    expect(keys.rowKey(vaultScope)).toBe(keys.records)
    expect(() => keys.addScope(vaultScope, SecretKey.random("scope"))).toThrow("no key of its own")
  })

  it("end the key of a scope that is given again", () => {
    const { keys } = makeVault()
    const scope = scopeIds.random()
    const [old, next] = [SecretKey.random("scope"), SecretKey.random("scope")]
    keys.addScope(scope, old)
    keys.addScope(scope, next)
    expect([old.isEnded, next.isEnded, keys.rowKey(scope)]).toEqual([true, false, next])
  })
})
