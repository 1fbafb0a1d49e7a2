import type { Result } from "../../base/result.ts"
import type { SecretKey } from "../../crypto/secret-key.ts"

/**
 * The scrypt of age's passphrase files (r 8, p 1), where its memory is given back afterwards. Takes `passphrase` over: its
 * buffer is detached or zeroed. `salt` is given as scrypt is fed it. The key is the caller's, to end.
 */
export type DeriveScrypt = (
  passphrase: Uint8Array<ArrayBuffer>,
  salt: Uint8Array,
  logN: number,
) => Promise<Result<SecretKey<"age-passphrase">, "out-of-memory">>

/** What opens an age file. `passphrase`: the bytes of `passphraseBytes`, taken over. */
export type AgeKey =
  | Readonly<{ kind: "identities"; identities: readonly SecretKey<"backup-identity">[] }>
  | Readonly<{ kind: "passphrase"; passphrase: Uint8Array<ArrayBuffer>; deriveScrypt: DeriveScrypt }>

/** Whom an age file is written for: one `age1…`, or whoever has the passphrase (bytes of `passphraseBytes`, taken over). */
export type AgeTarget =
  | Readonly<{ kind: "recipient"; recipient: string }>
  | Readonly<{ kind: "passphrase"; passphrase: Uint8Array<ArrayBuffer>; deriveScrypt: DeriveScrypt }>

export type AgeRefusal =
  /** Of another kind, or not as age writes it. */
  | "not-a-backup"
  | "newer"
  /** Wants more work or memory than any file of this app; none of it was done. */
  | "asks-too-much"
  /** For other identities, or for a passphrase where an identity was given, or the other way round. */
  | "not-for-this-key"
  | "wrong-passphrase"
  | "damaged"
  /** The source failed while it was read. */
  | "unreadable"
  | "out-of-memory"
