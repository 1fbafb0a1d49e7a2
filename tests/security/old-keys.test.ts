import { randomBytes } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { passphraseBytes } from "../../src/crypto/passphrase.ts"
import { SecretKey } from "../../src/crypto/secret-key.ts"
import { recoverySubkey } from "../../src/crypto/subkeys.ts"
import type { Instant } from "../../src/domain/envelope.ts"
import { JournalScan } from "../../src/storage/journal-scan.ts"
import type { AgeKey } from "../../src/transfer/age/age-key.ts"
import { openAge } from "../../src/transfer/age/open-age.ts"
import { parseHeader } from "../../src/vault/header.ts"
import { isWrittenWith, unlockByRecovery } from "../../src/vault/open-header.ts"
import { VaultKeys } from "../../src/vault/keys.ts"
import { openRow } from "../../src/vault/sealed-row.ts"
import { openState } from "../../src/vault/state-seal.ts"
import { rotate } from "../../src/worker/keys/rotate.ts"
import { recordForBar } from "../support/bar.ts"
import { quickScrypt } from "../support/backups/open-backups.ts"
import { OpenedVault, type Owned, owned, tryPassphrase } from "../support/keys/keyed-vault.ts"
import { filledVault, manySteps } from "../support/keys/filled-vault.ts"
import { nextVault } from "../support/keys/rotate.ts"
import { must } from "../support/must.ts"
import { journalFolder } from "../support/storage/journal-folder.ts"
import type { VaultOnDisk } from "../support/storage/vault-on-disk.ts"
import { startCrypto } from "../support/test-vault.ts"

beforeAll(startCrypto)

/** What a thief holds from before. */
type Loot = Readonly<{
  passphrases: readonly Owned[]
  seed: SecretKey<"recovery-seed">
  vaultKey: SecretKey<"vault">
}>

/** Everything in the folder that any of the loot opens, as `what: file`. A whole header is tried by each of its ways in. */
async function openedBy(disk: VaultOnDisk, loot: Loot): Promise<readonly string[]> {
  const opened = new Set<string>()
  for (const name of await readdir(disk.path)) {
    const bytes = Uint8Array.from(await readFile(join(disk.path, name)))
    for (const what of [...headerWays(bytes, loot), ...(await journalWays(bytes, disk, loot))])
      opened.add(`${what}: ${name}`)
    for (const what of await ageWays(bytes, loot)) opened.add(`${what}: ${name}`)
  }
  return [...opened].toSorted()
}

function headerWays(bytes: Uint8Array, { passphrases, seed, vaultKey }: Loot): string[] {
  const header = parseHeader(bytes)
  if (!header.ok) return []
  // The backup identity, tried where a vault takes a key.
  using identity = recoverySubkey(seed, "backup-identity")
  const asKey = SecretKey.adopt("vault", Uint8Array.from(identity.borrow()))
  const asSeed = SecretKey.adopt("recovery-seed", Uint8Array.from(identity.borrow()))
  const ways: [string, boolean][] = [
    ...passphrases.map((one): [string, boolean] => ["passphrase", tryPassphrase(header.value, one) !== null]),
    ["words", unlockByRecovery(header.value, seed).ok],
    ["vault key", isWrittenWith(header.value, vaultKey)],
    ["backup identity", isWrittenWith(header.value, asKey) || unlockByRecovery(header.value, asSeed).ok],
  ]
  return ways.flatMap(([what, does]) => (does ? [what] : []))
}

/** Under whatever epoch the rows claim, and the two that there were. */
async function journalWays(bytes: Uint8Array, disk: VaultOnDisk, loot: Loot): Promise<string[]> {
  const scan = await JournalScan.read(journalFolder(Uint8Array.from(bytes)), disk.vault.vaultId, null)
  if (!scan.ok || scan.value.committed === null) return []
  const ways: string[] = []
  using identity = recoverySubkey(loot.seed, "backup-identity")
  const asKey = SecretKey.adopt("vault", Uint8Array.from(identity.borrow()))
  for (const [what, key] of [
    ["vault key", loot.vaultKey],
    ["backup identity", asKey],
  ] as const) {
    for (const epoch of [0, 1]) {
      const keys = new VaultKeys(disk.vault.vaultId, epoch, key)
      const rows = [...scan.value.segments]
      const opens = rows.some(([id, sealed]) => openRow(keys, { table: "a", id }, sealed).ok)
      if (opens || openState(keys, scan.value.committed.sealedState).ok) ways.push(what)
    }
  }
  return ways
}

async function ageWays(bytes: Uint8Array, { passphrases, seed }: Loot): Promise<string[]> {
  const stream = () => new Response(Uint8Array.from(bytes)).body as ReadableStream<Uint8Array>
  using identity = recoverySubkey(seed, "backup-identity")
  const keys: [string, AgeKey][] = passphrases.map(({ passphrase }) => [
    "passphrase",
    { kind: "passphrase", passphrase: must(passphraseBytes(passphrase)), deriveScrypt: quickScrypt },
  ])
  keys.push(["backup identity", { kind: "identities", identities: [identity] }])
  const ways: string[] = []
  for (const [what, key] of keys) if ((await openAge(stream, key)).ok) ways.push(what)
  return ways
}

const everyWay = [
  "passphrase: header",
  "passphrase: identity.age",
  "vault key: header",
  "vault key: j",
  "words: header",
]

async function stolen() {
  const { disk, storage } = await filledVault(manySteps)
  await storage.close()
  const first = owned("orchid copper lantern", disk.vault.passphrase)
  const vault = await OpenedVault.open(disk, first)
  await vault.identities.renewIfStale(first.passphrase)
  const loot: Loot = { passphrases: [first], seed: vault.seed, vaultKey: disk.vault.vaultKey }
  // The control: each of them opened something before.
  expect(await openedBy(disk, loot)).toEqual(everyWay)
  return { disk, vault, loot, first }
}

describe("what a thief knew from before", () => {
  it("after a change of passphrase: neither old passphrase opens anything; sheet and keys stay, as the page says", async () => {
    const { disk, vault, loot } = await stolen()
    const second = owned("thimble canal pepper")
    await vault.setPassphrase(second)
    const both = { ...loot, passphrases: [...loot.passphrases, second] }
    expect(await openedBy(disk, both)).toEqual(everyWay)
    await vault.setPassphrase(owned("saddle walnut ember"))
    expect(await openedBy(disk, both)).toEqual(["vault key: header", "vault key: j", "words: header"])
    await vault.close()
  })

  it("after a rotation: no old passphrase, no old word, no old key opens a byte of the folder", async () => {
    const { disk, vault, loot } = await stolen()
    const second = owned("thimble canal pepper")
    await vault.setPassphrase(second)
    const old = { ...loot, passphrases: [...loot.passphrases, second] }
    const next = nextVault({ ...disk.vault, header: vault.found.header })
    const madeAt = new Date().toISOString() as Instant
    const keys = { header: Uint8Array.from(next.bytes), vaultKey: next.vaultKey }
    must(await vault.keyRecord.beginRotation(keys, madeAt))
    must(await rotate(vault, { onProgress: () => undefined, isCancelled: () => false }))
    await vault.close()
    // Until the first unlock the file is the old one, as the page says.
    expect(await openedBy(disk, old)).toEqual(["passphrase: identity.age"])

    const third = owned("saddle walnut ember", next.passphrase)
    const again = await OpenedVault.open(disk, third)
    await again.identities.renewIfStale(third.passphrase)
    expect(await openedBy(disk, old)).toEqual([])
    const owner = { passphrases: [third], seed: next.seed, vaultKey: next.vaultKey }
    expect(await openedBy(disk, owner)).toEqual(everyWay)
    // Nothing of the next keys was taken along, and the old identity still opens old backups for the owner.
    expect(again.keyRecord.next()).toBeNull()
    expect(await again.identitiesFor(third.passphrase)).toHaveLength(2)
    await again.close()
    recordForBar("old keys after a rotation", {
      passphrases: old.passphrases.length,
      words: 1,
      vaultKeys: 1,
      opened: 0,
    })
  })

  it("and a key that never was of this vault opens nothing, before and after", async () => {
    const { disk } = await stolen()
    const other = {
      passphrases: [owned("never one of these")],
      seed: SecretKey.adopt("recovery-seed", Uint8Array.from(randomBytes(32))),
      vaultKey: SecretKey.random("vault"),
    }
    expect(await openedBy(disk, other)).toEqual([])
  })
})
