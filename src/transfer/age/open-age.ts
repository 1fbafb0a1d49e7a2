import { Decrypter } from "age-encryption"
import { concatBytes } from "../../base/bytes.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import { unwrapFileKey } from "../../crypto/age-file-key.ts"
import { ageIdentity } from "../../crypto/age-identity.ts"
import { utf8Bytes } from "../../crypto/utf8.ts"
import { StreamRefusal } from "../stream-refusal.ts"
import type { AgeKey, AgeRefusal } from "./age-key.ts"
import { type AgeHeader, readAgeHeader } from "./read-age-header.ts"

export const scryptLabel = utf8Bytes("age-encryption.org/v1/scrypt")

/**
 * What an age v1 file holds. Its header is read and judged before any work is done for it. A file that was changed or cut short
 * further on ends the stream with a `StreamRefusal` (`damaged`, `unreadable`), never with its end; what came before is authentic piece by
 * piece. `file` is called once, and its stream is cancelled where the answer is a refusal or is cancelled itself.
 */
export async function openAge(
  file: () => ReadableStream<Uint8Array>,
  by: AgeKey,
): Promise<Result<ReadableStream<Uint8Array>, AgeRefusal>> {
  const reader = file().getReader()
  const opened = await openWith(reader, by)
  if (!opened.ok) void reader.cancel().catch(() => undefined)
  return opened
}

async function openWith(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  by: AgeKey,
): Promise<Result<ReadableStream<Uint8Array>, AgeRefusal>> {
  const header = await readAgeHeader(reader)
  if (!header.ok) return header
  const fileKey = await fileKeyOf(header.value, by)
  if (!fileKey.ok) return fileKey
  const decrypter = new Decrypter()
  decrypter.addIdentity({ unwrapFileKey: () => fileKey.value })
  try {
    return ok(named(await decrypter.decrypt(wholeFile(header.value, reader)), reader))
  } catch (error) {
    return refuse(refusalOf(error))
  }
}

async function fileKeyOf({ stanzas, bytes }: AgeHeader, by: AgeKey): Promise<Result<Uint8Array, AgeRefusal>> {
  if (by.kind === "passphrase") {
    if (stanzas.kind !== "scrypt") return refuse("not-for-this-key")
    const derived = await by.deriveScrypt(by.passphrase, concatBytes(scryptLabel, stanzas.salt), stanzas.logN)
    if (!derived.ok) return derived
    using key = derived.value
    const fileKey = unwrapFileKey(key, stanzas.wrapped)
    return fileKey === null ? refuse("wrong-passphrase") : ok(fileKey)
  }
  if (stanzas.kind !== "x25519") return refuse("not-for-this-key")
  const decrypter = new Decrypter()
  for (const identity of by.identities) decrypter.addIdentity(ageIdentity(identity))
  try {
    return ok(await decrypter.decryptHeader(bytes))
  } catch (error) {
    const isStrange = error instanceof Error && error.message.startsWith("no identity matched")
    return refuse(isStrange ? "not-for-this-key" : "damaged")
  }
}

/** The file from its start on, where its header was read out of `reader` already. */
function wholeFile(
  { bytes, rest }: AgeHeader,
  reader: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> {
  const held = [bytes, rest]
  return new ReadableStream<Uint8Array>(
    {
      pull: async (to) => {
        const first = held.shift()
        if (first !== undefined) return to.enqueue(first)
        const next = await reader.read().catch(() => null)
        if (next === null) to.error(new StreamRefusal("unreadable"))
        else if (next.done) to.close()
        else to.enqueue(next.value)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}

/** `plain` with refusals that have names. Cancelled, it has cancelled `source` too: a pipe does so only some time later. */
function named(
  plain: ReadableStream<Uint8Array>,
  source: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> {
  const reader = plain.getReader()
  return new ReadableStream<Uint8Array>(
    {
      pull: async (to) => {
        try {
          const next = await reader.read()
          if (next.done) to.close()
          else to.enqueue(next.value)
        } catch (error) {
          to.error(new StreamRefusal(refusalOf(error)))
        }
      },
      cancel: async (reason) => {
        await Promise.all([reader.cancel(reason), source.cancel(reason)])
      },
    },
    { highWaterMark: 0 },
  )
}

/** Nothing but bytes that are not as they were written makes the decryption itself throw. */
function refusalOf(error: unknown): "damaged" | "unreadable" {
  return error instanceof StreamRefusal && error.reason === "unreadable" ? "unreadable" : "damaged"
}
