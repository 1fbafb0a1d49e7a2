import { sodium } from "./sodium.ts"

/** SHA-256 (FIPS 180-4) over bytes that come piece by piece. Answers once: `end` must be called, or a little memory stays taken. */
export class Sha256 {
  #state: ReturnType<typeof sodium.crypto_hash_sha256_init> | null = sodium.crypto_hash_sha256_init()

  /** Throws after the end. */
  add(bytes: Uint8Array): void {
    sodium.crypto_hash_sha256_update(this.#running(), bytes)
  }

  /** 32 bytes. Throws the second time. */
  end(): Uint8Array {
    const state = this.#running()
    this.#state = null
    return sodium.crypto_hash_sha256_final(state)
  }

  #running() {
    if (this.#state === null) throw new Error("The hash has ended")
    return this.#state
  }
}
