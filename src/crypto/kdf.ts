import { ok, refuse, type Result } from "../base/result.ts"
import {
  type Argon2Cost,
  checkCost,
  type CostBounds,
  costForSpeed,
  defaultCost,
  productionBounds,
} from "./argon2-cost.ts"
import { randomBytes } from "./random.ts"
import { keyBytes, SecretKey } from "./secret-key.ts"
import { sodium } from "./sodium.ts"

export const saltBytes = 16

export type KdfRefusal = "cost-out-of-bounds" | "out-of-memory"

/**
 * Argon2id version 1.3 (RFC 9106) with one lane. `passphrase` are the bytes of `passphraseBytes`; they are not zeroed.
 * Takes about a second and as much memory as the cost says, which WebAssembly never gives back: run it in a worker that
 * is thrown away. A cost outside `bounds` is refused before any of it is taken.
 */
export function passphraseKek(
  passphrase: Uint8Array,
  salt: Uint8Array,
  cost: Argon2Cost,
  bounds: CostBounds = productionBounds,
): Result<SecretKey<"passphrase-kek">, KdfRefusal> {
  const checked = checkCost(cost, bounds)
  if (!checked.ok) return checked
  if (salt.length !== saltBytes) throw new RangeError(`A salt has ${saltBytes} bytes`)
  try {
    const kek = sodium.crypto_pwhash(
      keyBytes,
      passphrase,
      salt,
      cost.passes,
      cost.memoryKiB * 1024,
      sodium.crypto_pwhash_ALG_ARGON2ID13,
    )
    return ok(SecretKey.adopt("passphrase-kek", kek))
  } catch {
    // Salt, key length and cost were checked above: what is left is memory that could not be had.
    return refuse("out-of-memory")
  }
}

export function newSalt(): Uint8Array<ArrayBuffer> {
  return randomBytes(saltBytes)
}

/** Spends one derivation at the default cost to find what takes about a second here. `nowMs` is any running clock. */
export function calibratedCost(nowMs: () => number): Result<Argon2Cost, KdfRefusal> {
  const begun = nowMs()
  const kek = passphraseKek(new Uint8Array(keyBytes), new Uint8Array(saltBytes), defaultCost)
  if (!kek.ok) return kek
  kek.value.end()
  return ok(costForSpeed(nowMs() - begun))
}
