import { bech32 } from "@scure/base"
import { mnemonicToEntropy } from "@scure/bip39"
import { wordlist } from "@scure/bip39/wordlists/english.js"
import { blake2b } from "@noble/hashes/blake2.js"
import { Decrypter } from "age-encryption"

/** What a backup is opened by (docs/FORMAT.md, "Keys" and "Backups"). */
export type Key =
  | Readonly<{ kind: "passphrase"; passphrase: string }>
  /** `AGE-SECRET-KEY-1…`, the newest first. */
  | Readonly<{ kind: "identities"; identities: readonly string[] }>

const identityPrefix = "age-secret-key-"

/** libsodium's `crypto_kdf_derive_from_key`: keyed BLAKE2b of nothing. `context` has eight letters. */
export function subkey(key: Uint8Array, number: number, context: string): Uint8Array {
  const salt = new Uint8Array(16)
  salt[0] = number
  const personalization = new Uint8Array(16)
  personalization.set(new TextEncoder().encode(context))
  return blake2b(new Uint8Array(), { key, salt, personalization, dkLen: 32 })
}

/** The identity of a recovery sheet. Null where these are not the 24 words of one. */
export function identityOfWords(text: string): string | null {
  const typed = text
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "")
  const words = typed.map((word) =>
    wordlist.includes(word)
      ? word
      : word.length >= 4
        ? wordlist.find((known) => known.startsWith(word))
        : undefined,
  )
  try {
    const seed = mnemonicToEntropy(words.join(" "), wordlist)
    return bech32.encodeFromBytes(identityPrefix, subkey(seed, 2, "lucilrec")).toUpperCase()
  } catch {
    return null
  }
}

/** The 32 secret bytes of an identity; null where it is none. */
export function secretOf(identity: string): Uint8Array | null {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(identity.toLowerCase())
    return prefix === identityPrefix && bytes.length === 32 ? bytes : null
  } catch {
    return null
  }
}

const identityLine = /^AGE-SECRET-KEY-1[0-9A-Z]+$/

/** The identities in an `identity.age`. Null where the passphrase is another, or the file none. */
export async function identitiesIn(file: Blob, passphrase: string): Promise<readonly string[] | null> {
  const opener = new Decrypter()
  opener.addPassphrase(passphrase.normalize("NFKC"))
  try {
    const text = await opener.decrypt(new Uint8Array(await file.arrayBuffer()), "text")
    const found = text.split(/\r?\n/).filter((line) => identityLine.test(line))
    return found.length === 0 ? null : found
  } catch {
    return null
  }
}
