import type { CostBounds } from "../../src/crypto/argon2-cost.ts"
import { defaultCost } from "../../src/crypto/argon2-cost.ts"
import { newSalt } from "../../src/crypto/kdf.ts"
import { SecretKey } from "../../src/crypto/secret-key.ts"
import { startSodium } from "../../src/crypto/sodium.ts"
import { createHeader, type NewPassphrase } from "../../src/vault/change-header.ts"
import { type Header, parseHeader } from "../../src/vault/header.ts"
import { type RowId, rowIds, type VaultId, vaultIds, vaultScope } from "../../src/vault/ids.ts"
import type { VaultKeys } from "../../src/vault/keys.ts"
import { openVaultKeys } from "../../src/vault/open-header.ts"
import { type OpenedRow, type RowAddress, sealRow, type Table } from "../../src/vault/sealed-row.ts"
import { must } from "./must.ts"

/** Whether the full counts of `npm run bar` are wanted; without it, tests run a short form of the same. */
export const isBar = process.env["BAR"] === "1"

/** For a test whose full counts take longer than its short form. */
export const barTimeoutMs = isBar ? 900_000 : 30_000

/** Bounds that no file can name: only a test that passes them lets a derivation cost next to nothing. */
export const testBounds: CostBounds = { memoryKiB: [8, 1024], passes: [1, 10], leastProductKiB: 8 }
export const testCost = { memoryKiB: 8, passes: 1 }
/** The least that the app accepts from a file, a quarter of its default: where no passphrase is being guessed. */
export const leastCost = { memoryKiB: 64 * 1024, passes: 3 }

export type TestVault = Readonly<{
  vaultId: VaultId
  vaultKey: SecretKey<"vault">
  seed: SecretKey<"recovery-seed">
  passphrase: NewPassphrase
  bytes: Uint8Array
  header: Header
  keys: VaultKeys
}>

export async function startCrypto(): Promise<void> {
  must(await startSodium())
}

/** A vault whose KEK is random: its header names the default cost, and no Argon2 need run to open it. */
export function makeVault(vaultId: VaultId = vaultIds.random()): TestVault {
  const vaultKey = SecretKey.random("vault")
  const seed = SecretKey.random("recovery-seed")
  const passphrase = newPassphrase()
  const bytes = createHeader(vaultId, vaultKey, passphrase, seed)
  const header = must(parseHeader(bytes))
  return { vaultId, vaultKey, seed, passphrase, bytes, header, keys: openVaultKeys(header, vaultKey) }
}

export function newPassphrase(): NewPassphrase {
  return { salt: newSalt(), cost: defaultCost, kek: SecretKey.random("passphrase-kek") }
}

export type Sealed = Readonly<{ address: RowAddress; row: OpenedRow; sealed: Uint8Array }>

export function sealAt(
  keys: VaultKeys,
  content: Uint8Array,
  at: Readonly<{ table?: Table; id?: RowId; scope?: OpenedRow["scope"] }> = {},
): Sealed {
  const address = { table: at.table ?? "a", id: at.id ?? rowIds.random() }
  const row: OpenedRow = {
    kind: address.table === "a" ? "segment" : "body",
    scope: at.scope ?? vaultScope,
    content,
  }
  return { address, row, sealed: must(sealRow(keys, address, row)) }
}

/** `bytes` with one bit turned; a copy. */
export function withBitFlipped(bytes: Uint8Array, bit: number): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

export function below(limit: number): number {
  return Math.floor(Math.random() * limit)
}

/** The only element, or the first, of a list that the test has made sure of. */
export function first<T>(list: Iterable<T>): T {
  for (const item of list) return item
  throw new Error("Empty")
}
