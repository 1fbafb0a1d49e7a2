import { concatBytes } from "../base/bytes.ts"
import type { SecretKey } from "./secret-key.ts"
import { sodium } from "./sodium.ts"

export const hashBytes = 32

/** Keyed BLAKE2b (RFC 7693) of 32 bytes over the parts as one message: where their lengths vary, the caller makes them unambiguous. */
export function keyedHash(
  key: SecretKey<"header" | "state-hash">,
  ...parts: readonly Uint8Array[]
): Uint8Array {
  return sodium.crypto_generichash(hashBytes, concatBytes(...parts), key.borrow())
}

/** The same hash of a message that comes in pieces. Ends with `finish`, or with its block where it was never asked for. */
export class KeyedHasher implements Disposable {
  #state: ReturnType<typeof sodium.crypto_generichash_init> | null

  constructor(key: SecretKey<"backup-mac">) {
    this.#state = sodium.crypto_generichash_init(key.borrow(), hashBytes)
  }

  /** Throws after the end. */
  add(bytes: Uint8Array): void {
    if (this.#state === null) throw new Error("The hash has ended")
    sodium.crypto_generichash_update(this.#state, bytes)
  }

  /** Throws after the end. */
  finish(): Uint8Array {
    if (this.#state === null) throw new Error("The hash has ended")
    const hash = sodium.crypto_generichash_final(this.#state, hashBytes)
    this.#state = null
    return hash
  }

  [Symbol.dispose](): void {
    if (this.#state !== null) this.finish()
  }
}

/** Takes the same time wherever the difference lies. Lengths are not secret. */
export function equalInConstantTime(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && sodium.memcmp(left, right)
}
