import { ok, refuse, type Result } from "../base/result.ts"
import { keyBytes, SecretKey } from "./secret-key.ts"
import { sodium } from "./sodium.ts"

/** N = 2^18: a quarter of a gigabyte and about a second. What age itself writes. */
export const scryptLogN = 18
/** Least and most of what is accepted from a file: 32 MiB and 1 GiB. */
export const scryptBounds = { least: 15, most: 20 } as const

const blockSize = 8

/**
 * scrypt (RFC 7914) with r 8 and p 1, as in age's passphrase files. Takes N KiB of memory, which WebAssembly never gives back: run
 * it in a worker that is thrown away. `passphrase` is not zeroed. Throws outside the bounds: they are asked before.
 */
export function scryptKey(
  passphrase: Uint8Array,
  salt: Uint8Array,
  logN: number,
): Result<SecretKey<"age-passphrase">, "out-of-memory"> {
  if (!Number.isInteger(logN) || logN < scryptBounds.least || logN > scryptBounds.most)
    throw new RangeError("This scrypt is out of bounds")
  try {
    const key = sodium.crypto_pwhash_scryptsalsa208sha256_ll(
      passphrase,
      salt,
      2 ** logN,
      blockSize,
      1,
      keyBytes,
    )
    return ok(SecretKey.adopt("age-passphrase", key))
  } catch {
    // Nothing but memory can be wanting: cost and lengths are right.
    return refuse("out-of-memory")
  }
}
