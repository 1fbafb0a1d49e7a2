import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { passphraseKek } from "../../../src/crypto/kdf.ts"
import { passphraseBytes } from "../../../src/crypto/passphrase.ts"
import { recoveryWords } from "../../../src/crypto/recovery-words.ts"
import { recoverySubkey } from "../../../src/crypto/subkeys.ts"
import { type Header, parseHeader, passphraseSlots } from "../../../src/vault/header.ts"
import { openVaultKeys, readSeed, unlockByPassphrase } from "../../../src/vault/open-header.ts"
import { must } from "../must.ts"
import { startCrypto } from "../test-vault.ts"
import type { MemoryNeedle } from "./process-memory.ts"

/** The one vault folder that the app made below its own. Throws where there is none or more than one. */
export function vaultFolder(userData: string): string {
  const root = join(userData, "v")
  const folders = readdirSync(root).filter((name) => existsSync(join(root, name, "header")))
  const [only] = folders
  if (only === undefined || folders.length > 1) throw new Error(`${folders.length} vault folders`)
  return join(root, only)
}

export function readHeader(folder: string): Header {
  return must(parseHeader(Uint8Array.from(readFileSync(join(folder, "header")))))
}

export type VaultSecrets = Readonly<{
  /** Every key that an open vault has in memory, and those it is opened by. */
  keys: readonly MemoryNeedle[]
  words: readonly string[]
}>

/** What the passphrase opens: derived here as the app does it, so that a test can look for it elsewhere. */
export async function vaultSecrets(folder: string, passphrase: string): Promise<VaultSecrets> {
  await startCrypto()
  const header = readHeader(folder)
  const [slot] = passphraseSlots(header)
  if (slot === undefined) throw new Error("No passphrase slot")
  const bytes = must(passphraseBytes(passphrase))
  const kek = must(passphraseKek(bytes, slot.salt, slot.cost))
  const vaultKey = must(unlockByPassphrase(header, slot, kek))
  const subkeys = openVaultKeys(header, vaultKey)
  const seed = must(readSeed(header, subkeys))
  const keys = [
    kek,
    vaultKey,
    seed,
    recoverySubkey(seed, "recovery-kek"),
    recoverySubkey(seed, "backup-identity"),
    subkeys.records,
    subkeys.manifest,
    subkeys.stateHash,
    subkeys.header,
    subkeys.seed,
    subkeys.searchImage,
    subkeys.attachments,
  ]
  return {
    keys: keys.map((key) => ({ name: `${key.purpose} key`, bytes: Uint8Array.from(key.borrow()) })),
    words: recoveryWords(seed),
  }
}

/** Whether the passphrase opens any slot of the header. */
export async function opensBy(folder: string, passphrase: string): Promise<boolean> {
  await startCrypto()
  const header = readHeader(folder)
  return passphraseSlots(header).some((slot) => {
    const kek = must(passphraseKek(must(passphraseBytes(passphrase)), slot.salt, slot.cost))
    return unlockByPassphrase(header, slot, kek).ok
  })
}
