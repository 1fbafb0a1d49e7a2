import { randomBytes } from "./random.ts"

export type KeyPurpose =
  | "vault"
  | "passphrase-kek"
  | "recovery-seed"
  | "recovery-kek"
  | "backup-identity"
  | "backup-mac"
  | "age-passphrase"
  | "records"
  | "manifest"
  | "state-hash"
  | "header"
  | "search-image"
  | "seed"
  | "attachments"
  | "scope"
  | "file"

export const keyBytes = 32

/**
 * 32 secret bytes with one purpose and an end. `using key = …` ends it with its block. Ending zeroes these bytes; copies
 * that libsodium made in its own memory stay until the worker that holds it is terminated, which is what locking does.
 */
export class SecretKey<Purpose extends KeyPurpose> implements Disposable {
  readonly purpose: Purpose
  #bytes: Uint8Array | null

  private constructor(purpose: Purpose, bytes: Uint8Array) {
    this.purpose = purpose
    this.#bytes = bytes
  }

  static random<P extends KeyPurpose>(purpose: P): SecretKey<P> {
    return new SecretKey(purpose, randomBytes(keyBytes))
  }

  /** Takes the buffer over: the caller must not touch it again. Throws unless it is 32 bytes long. */
  static adopt<P extends KeyPurpose>(purpose: P, bytes: Uint8Array): SecretKey<P> {
    if (bytes.length !== keyBytes) throw new RangeError(`A ${purpose} key has ${keyBytes} bytes`)
    return new SecretKey(purpose, bytes)
  }

  get isEnded(): boolean {
    return this.#bytes === null
  }

  /** The key's own buffer, for one call: not to be kept, changed or sent. Throws after the end. */
  borrow(): Uint8Array {
    if (this.#bytes === null) throw new Error(`The ${this.purpose} key has ended`)
    return this.#bytes
  }

  /** Moves the bytes out, as a copy of its own that can be transferred to another worker, and ends the key. */
  release(): Uint8Array<ArrayBuffer> {
    const bytes = Uint8Array.from(this.borrow())
    this.end()
    return bytes
  }

  /** Zeroes the bytes; may be called twice. */
  end(): void {
    this.#bytes?.fill(0)
    this.#bytes = null
  }

  [Symbol.dispose](): void {
    this.end()
  }

  /** Throws: a key that reaches JSON is about to reach a file or a message. */
  toJSON(): never {
    throw new Error(`The ${this.purpose} key must not be serialized`)
  }
}
