import { createHash } from "node:crypto"
import type { Result } from "../../../src/base/result.ts"
import { passphraseBytes } from "../../../src/crypto/passphrase.ts"
import { scryptKey } from "../../../src/crypto/scrypt.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import type { DeriveScrypt } from "../../../src/transfer/age/age-key.ts"
import { encryptAge } from "../../../src/transfer/age/encrypt-age.ts"
import { streamOf } from "../../../src/transfer/byte-stream.ts"
import { StreamRefusal } from "../../../src/transfer/stream-refusal.ts"
import { must } from "../must.ts"

export const passphrase = "quiet \u212Bngstr\u00F6m lantern seven"
export const passphraseInput = (): Uint8Array<ArrayBuffer> => must(passphraseBytes(passphrase))

/** The real one, each derivation made once. `asked` are the costs that were wanted. */
export class CountedScrypt {
  readonly asked: number[] = []
  readonly #known = new Map<string, Uint8Array>()

  readonly derive: DeriveScrypt = (secret, salt, logN) => {
    this.asked.push(logN)
    const name = createHash("sha256").update(secret).update(salt).update(String(logN)).digest("hex")
    const known = this.#known.get(name)
    const key = known === undefined ? must(scryptKey(secret, salt, logN)) : null
    if (key !== null) this.#known.set(name, Uint8Array.from(key.borrow()))
    secret.fill(0)
    return Promise.resolve({
      ok: true,
      value: key ?? SecretKey.adopt("age-passphrase", Uint8Array.from(known ?? [])),
    })
  }
}

/** No scrypt: a derivation that costs nothing, where a test makes many files. Debian's age does not open them. */
export const quickScrypt: DeriveScrypt = (secret, salt, logN) => {
  const bytes = createHash("sha256").update(secret).update(salt).update(String(logN)).digest()
  secret.fill(0)
  return Promise.resolve({ ok: true, value: SecretKey.adopt("age-passphrase", Uint8Array.from(bytes)) })
}

export async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
}

/** What comes of reading an opened file to its end: its bytes, or the name of the refusal, at whichever place it came. */
export async function read<E extends string>(
  opened: Promise<Result<ReadableStream<Uint8Array>, E>>,
): Promise<Buffer | string> {
  const stream = await opened
  if (!stream.ok) return stream.refusal
  const reader = stream.value.getReader()
  const pieces: Uint8Array[] = []
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value)
  } catch (error) {
    if (error instanceof StreamRefusal) return error.reason
    throw error
  }
  return Buffer.concat(pieces)
}

/** `bytes` in pieces of `step`, as a file's slices come. */
export function inPieces(bytes: Uint8Array, step: number): ReadableStream<Uint8Array> {
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += step) pieces.push(bytes.subarray(at, at + step))
  return streamOf(...pieces)
}

export async function sealedTo(recipient: string, plain: Uint8Array): Promise<Buffer> {
  return bytesOf(must(await encryptAge(streamOf(plain), { kind: "recipient", recipient })))
}

/** Of megabytes, which `toEqual` would compare one number at a time. */
export function isSame(found: Buffer | string | null, wanted: Uint8Array): boolean {
  return found instanceof Buffer && found.equals(wanted)
}
