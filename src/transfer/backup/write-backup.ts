import { typesLeftOut } from "../../domain/types-left-out.ts"
import { concatBytes, hexText } from "../../base/bytes.ts"
import { backupMacKey } from "../../crypto/subkeys.ts"
import { ageRecipient } from "../../crypto/age-identity.ts"
import { KeyedHasher } from "../../crypto/keyed-hash.ts"
import { SecretKey } from "../../crypto/secret-key.ts"
import { utf8Bytes } from "../../crypto/utf8.ts"
import type { JsonObject } from "../../vault/json.ts"
import { compressed } from "./gzip.ts"
import { attachedFiles, bytesOfAll } from "./attached-files.ts"
import type { BackupHead } from "./backup-item.ts"
import type { BackupSource } from "./backup-source.ts"
import { encodeLine } from "./encode-line.ts"
import { chunkLines } from "./file-chunks.ts"
import { backupFormat, backupLimits, backupVersion } from "./payload.ts"
import { StreamRefusal } from "../stream-refusal.ts"

const pieceBytes = 64 * 1024

/**
 * The payload of a backup, gzip, made as it is read: what `readBackup` reads. What it refuses ends the stream with a
 * `StreamRefusal`: `damaged` where a text or a file could not be had as it should be, `too-large` where no
 * reader would take it. An error of a file's own stream is passed on.
 */
export function writeBackup(source: BackupSource): ReadableStream<Uint8Array> {
  return compressed(writeLines(source))
}

/** The same before it is compressed. */
export function writeLines(source: BackupSource): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = piecesOf(payload(source))
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: async (to) => {
        try {
          const next = await pieces.next()
          if (next.done) to.close()
          else to.enqueue(next.value)
        } catch (error) {
          to.error(error)
        }
      },
      cancel: async () => {
        await pieces.return()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Lines gathered to pieces that are worth a step of the compression each. */
async function* piecesOf(
  lines: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const line of lines) {
    held.push(line)
    length += line.length
    if (length < pieceBytes) continue
    yield concatBytes(...held)
    held = []
    length = 0
  }
  yield concatBytes(...held)
}

async function* payload(source: BackupSource): AsyncGenerator<Uint8Array, void, void> {
  using key = source.mac === "own" ? SecretKey.random("backup-mac") : backupMacKey(source.mac)
  using hasher = new KeyedHasher(key)
  const records = source.records.records.filter(({ type }) => !typesLeftOut.has(type))
  for await (const line of contentLines(source, records, key)) {
    hasher.add(line)
    yield line
  }
  const mac = hexText(hasher.finish())
  yield encodeLine({ end: { records: records.length, files: source.files.length, mac } })
}

async function* contentLines(
  source: BackupSource,
  records: readonly BackupHead[],
  key: SecretKey<"backup-mac">,
): AsyncGenerator<Uint8Array, void, void> {
  if (records.length > backupLimits.records) throw new StreamRefusal("too-large")
  const named = attachedFiles(records)
  let left = backupLimits.recordBytes
  const counted = (line: Uint8Array): Uint8Array => {
    left -= line.length
    if (left < 0 || line.length > backupLimits.lineBytes) throw new StreamRefusal("too-large")
    return line
  }
  yield counted(manifestLine(source, records, named, key))
  for (const record of records) yield counted(await recordLine(source.records, record))
  for (const file of source.files) yield* chunkLines(file, named)
}

function manifestLine(
  { kind, vault, records: { generation }, madeAt, app, files, mac }: BackupSource,
  records: readonly BackupHead[],
  named: ReadonlyMap<string, number>,
  key: SecretKey<"backup-mac">,
): Uint8Array {
  const counts = new Map<string, number>()
  for (const { type } of records) counts.set(type, (counts.get(type) ?? 0) + 1)
  const included = kind === "snapshot" ? named : new Map(files.map(({ file, bytes }) => [file, bytes]))
  return utf8Bytes(
    `${JSON.stringify({
      format: backupFormat,
      version: backupVersion,
      kind,
      vault,
      generation,
      madeAt,
      app,
      counts: Object.fromEntries(counts),
      files: { count: included.size, bytes: bytesOfAll(included) },
      mac:
        mac === "own"
          ? { by: "key", key: hexText(key.borrow()) }
          : { by: "identity", recipient: ageRecipient(mac) },
    })}\n`,
  )
}

async function recordLine(from: BackupSource["records"], record: BackupHead): Promise<Uint8Array> {
  const bodies: [string, JsonObject][] = []
  for (const name of from.bodyNames(record.id)) {
    const body = await from.body(record.id, name)
    if (!body.ok) throw new StreamRefusal("damaged")
    if (body.value !== null) bodies.push([name, body.value])
  }
  const scope = from.scopeOf(record.id)
  // What a head leaves undefined, JSON leaves out.
  const head = record as unknown as JsonObject
  return encodeLine({
    record: head,
    bodies: Object.fromEntries(bodies),
    ...(scope === null ? {} : { scope }),
  })
}
