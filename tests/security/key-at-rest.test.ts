import { beforeAll, describe, expect, it } from "vitest"
import { concatBytes } from "../../src/base/bytes.ts"
import { equalPublicBytes } from "../../src/base/bytes.ts"
import { SecretKey } from "../../src/crypto/secret-key.ts"
import { vaultKeyCommitment } from "../../src/crypto/subkeys.ts"
import { addPassphrase } from "../../src/vault/change-header.ts"
import { encodeFrame } from "../../src/vault/frame.ts"
import { type Header, parseHeader } from "../../src/vault/header.ts"
import { unlockByRecovery } from "../../src/vault/open-header.ts"
import { createScope } from "../../src/vault/scope-key.ts"
import { openRow } from "../../src/vault/sealed-row.ts"
import { unwrap } from "../../src/vault/slot.ts"
import { emptyState, sealState } from "../../src/vault/state-seal.ts"
import { VaultKeys } from "../../src/vault/keys.ts"
import { must } from "../support/must.ts"
import {
  makeVault,
  newPassphrase,
  type Sealed,
  sealAt,
  startCrypto,
  type TestVault,
} from "../support/test-vault.ts"

beforeAll(startCrypto)

/** Everything that a folder with a few rows holds, half-changed passphrase included. */
function makeFolder(): Readonly<{ vault: TestVault; header: Header; files: Uint8Array; scoped: Sealed }> {
  const vault = makeVault()
  const { bytes } = must(addPassphrase(vault.bytes, vault.vaultKey, newPassphrase()))
  const wrap = createScope(vault.keys)
  const scoped = sealAt(vault.keys, new TextEncoder().encode("canary"), { scope: wrap.scope })
  const frame = must(
    encodeFrame({
      kind: "commit",
      vaultId: vault.vaultId,
      generation: 1,
      puts: [
        { ...wrap.address, sealed: wrap.sealed },
        { ...scoped.address, sealed: scoped.sealed },
      ],
      deletions: [],
      sealedState: sealState(vault.keys, emptyState),
    }),
  )
  return { vault, header: must(parseHeader(bytes)), files: concatBytes(bytes, frame), scoped }
}

/** What the 32 bytes open, tried as every key that there is. */
function whatOpens(window: Uint8Array, { header, scoped }: ReturnType<typeof makeFolder>): string[] {
  const opened: string[] = []
  const copy = () => Uint8Array.from(window)
  for (const slot of header.slots) {
    using kek = SecretKey.adopt("passphrase-kek", copy())
    if (unwrap(header.vaultId, slot, kek).ok) opened.push(`${slot.kind} slot`)
  }
  using seed = SecretKey.adopt("recovery-seed", copy())
  if (unlockByRecovery(header, seed).ok) opened.push("recovery seed")
  using vaultKey = SecretKey.adopt("vault", copy())
  if (equalPublicBytes(vaultKeyCommitment(vaultKey), header.commitment)) opened.push("vault key")
  using keys = new VaultKeys(header.vaultId, header.epoch, vaultKey)
  keys.addScope(scoped.row.scope, SecretKey.adopt("scope", copy()))
  if (openRow(keys, scoped.address, scoped.sealed).ok) opened.push("scope key")
  return opened
}

function scan(bytes: Uint8Array, folder: ReturnType<typeof makeFolder>): string[] {
  const opened = new Set<string>()
  for (let at = 0; at + 32 <= bytes.length; at++) {
    const window = bytes.subarray(at, at + 32)
    // Padding: the same 32 zeros over and over, tried once.
    if (at > 0 && bytes[at - 1] === 0 && window.every((byte) => byte === 0)) continue
    for (const what of whatOpens(window, folder)) opened.add(what)
  }
  return [...opened]
}

/** The bytes themselves, and what they would be if a part of them were text of hex or base64. */
function readings(bytes: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(bytes).toString("latin1")
  const runs = text.match(/[A-Za-z0-9+/_-]{42,}/g) ?? []
  return [bytes, ...runs.flatMap((run) => [Buffer.from(run, "hex"), Buffer.from(run, "base64")])]
}
const scanned = (bytes: Uint8Array, folder: ReturnType<typeof makeFolder>) =>
  readings(bytes).flatMap((reading) => scan(reading, folder))

describe("every 32 bytes of what is stored", () => {
  it("open nothing, tried as key-encryption key, recovery seed, vault key and scope key", () => {
    const folder = makeFolder()
    expect(folder.files.length).toBeGreaterThan(4_096)
    expect(scanned(folder.files, folder)).toEqual([])
  })

  it("would be found if a key were among them, raw, in hex or in base64", () => {
    const folder = makeFolder()
    const { passphrase, vaultKey, seed, keys } = folder.vault
    const planted = [
      [passphrase.kek.borrow(), "passphrase slot"],
      [vaultKey.borrow(), "vault key"],
      [seed.borrow(), "recovery seed"],
      [keys.rowKey(folder.scoped.row.scope)?.borrow() ?? new Uint8Array(0), "scope key"],
    ] as const
    for (const [key, what] of planted) {
      const noise = new Uint8Array(37).fill(0x7b)
      const texts = (["hex", "base64"] as const).map((form) => Buffer.from(Buffer.from(key).toString(form)))
      for (const form of [key, ...texts])
        expect(scanned(concatBytes(noise, form, noise), folder)).toEqual([what])
    }
  })
})
