import { Decrypter } from "age-encryption"
import { bytesOfBase64, type Fields, isFields } from "./fields.ts"
import type { Key } from "./keys.ts"
import { linesOf } from "./lines.ts"
import { makeMark } from "./mark.ts"

export type ReadRecord = Readonly<{ head: Fields; texts: ReadonlyMap<string, Fields> }>
export type ReadBackup = Readonly<{
  manifest: Fields
  records: readonly ReadRecord[]
  /** Attached files by their name in the vault, in pieces. */
  files: ReadonlyMap<string, readonly Uint8Array<ArrayBuffer>[]>
  /** Whether the mark at the end was made with the key that opened it. */
  isProven: boolean
}>

/** A sentence for whoever reads: what is wrong with the file or the key. */
export class CannotOpen extends Error {}

const headBytes = 64 * 1024
const mostWork = 20

/** Reads a whole backup into memory. `tell` is called with the bytes of the file that were read. Throws `CannotOpen`. */
export async function openBackup(file: Blob, key: Key, tell: (bytes: number) => void): Promise<ReadBackup> {
  await checkHead(file, key)
  const opener = new Decrypter()
  if (key.kind === "passphrase") opener.addPassphrase(key.passphrase.normalize("NFKC"))
  else for (const identity of key.identities) opener.addIdentity(identity)
  const plain = await opener.decrypt(counted(file.stream(), tell)).catch(() => {
    throw new CannotOpen("wrong-key")
  })
  return readPayload(plain, key).catch((error: unknown) => {
    throw error instanceof CannotOpen ? error : new CannotOpen("damaged")
  })
}

async function checkHead(file: Blob, key: Key): Promise<void> {
  const text = await file.slice(0, headBytes).text()
  const lines = text.split("\n")
  if (lines[0] !== "age-encryption.org/v1") throw new CannotOpen("not-a-backup")
  const stanza = /^-> scrypt \S+ (\d+)$/.exec(lines[1] ?? "")
  if (stanza === null && key.kind === "passphrase") throw new CannotOpen("needs-identity")
  if (stanza !== null && key.kind === "identities") throw new CannotOpen("needs-passphrase")
  if (stanza !== null && Number(stanza[1]) > mostWork) throw new CannotOpen("asks-too-much")
}

async function readPayload(plain: ReadableStream<Uint8Array>, key: Key): Promise<ReadBackup> {
  const unpacked = plain.pipeThrough(
    new DecompressionStream("gzip") as TransformStream<Uint8Array, Uint8Array>,
  )
  const records = new Map<string, ReadRecord>()
  const files = new Map<string, Uint8Array<ArrayBuffer>[]>()
  let manifest: Fields | null = null
  let mark: Awaited<ReturnType<typeof makeMark>> | null = null
  let end: Fields | null = null
  for await (const line of linesOf(unpacked)) {
    if (end !== null) throw new CannotOpen("damaged")
    const item: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(line))
    if (!isFields(item)) throw new CannotOpen("damaged")
    if (manifest === null) {
      checkManifest(item)
      manifest = item
      mark = await makeMark(item, key)
    } else if (isFields(item["end"])) {
      end = item["end"]
      continue
    } else takeItem(item, records, files)
    mark?.update(line)
  }
  if (manifest === null || end === null || end["records"] !== records.size) throw new CannotOpen("damaged")
  return { manifest, records: [...records.values()], files, isProven: mark?.isProven(end["mac"]) ?? false }
}

function checkManifest(manifest: Fields): void {
  if (manifest["format"] !== "lucilius-backup") throw new CannotOpen("not-a-backup")
  if (manifest["version"] !== 1) throw new CannotOpen("newer")
}

function takeItem(
  item: Fields,
  records: Map<string, ReadRecord>,
  files: Map<string, Uint8Array<ArrayBuffer>[]>,
): void {
  const { record, bodies, file, bytes } = item
  if (isFields(record) && typeof record["id"] === "string") {
    const texts = Object.entries(isFields(bodies) ? bodies : {}).flatMap(([name, text]) =>
      isFields(text) ? [[name, text] as const] : [],
    )
    records.set(record["id"], { head: record, texts: new Map(texts) })
  } else if (typeof file === "string" && typeof bytes === "string") {
    const pieces = files.get(file) ?? []
    pieces.push(bytesOfBase64(bytes))
    files.set(file, pieces)
  }
}

function counted(
  source: ReadableStream<Uint8Array>,
  tell: (bytes: number) => void,
): ReadableStream<Uint8Array> {
  let bytes = 0
  return source.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        bytes += piece.length
        tell(bytes)
        controller.enqueue(piece)
      },
    }),
  )
}
