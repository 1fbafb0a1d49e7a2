import { createHash } from "node:crypto"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import type { Instant } from "../../../src/domain/envelope.ts"
import type { BackupHead, BackupItem, BackupVerdict } from "../../../src/transfer/backup/backup-item.ts"
import type { BackupFile, BackupSource, FrozenRecords } from "../../../src/transfer/backup/backup-source.ts"
import { type BackupProof, readBackup } from "../../../src/transfer/backup/read-backup.ts"
import { writeBackup } from "../../../src/transfer/backup/write-backup.ts"
import { streamOf } from "../../../src/transfer/byte-stream.ts"
import { type ScopeId, scopeIds, vaultIds } from "../../../src/vault/ids.ts"
import type { JsonObject } from "../../../src/vault/json.ts"
import { bytesOf, inPieces } from "./age-parts.ts"

export type SampleRecord = Readonly<{
  head: BackupHead
  bodies?: Readonly<{ [name: string]: JsonObject }>
  scope?: ScopeId
}>

export const madeAt = "2026-11-20T08:00:00.000Z" as Instant
export const sampleVault = vaultIds.ofBytes(new Uint8Array(16).fill(0x2a))
export const sampleScope = scopeIds.ofBytes(new Uint8Array(16).fill(0x2b))

/** The same id for the same name. */
export const idFor = (name: string): string => createHash("md5").update(name).digest("hex")

export function sampleHead(type: string, name: string, fields: JsonObject = {}): BackupHead {
  return {
    id: idFor(`${type} ${name}`) as BackupHead["id"],
    type,
    schema: 1,
    createdAt: madeAt,
    updatedAt: madeAt,
    confidentiality: "normal",
    tags: [],
    pinned: false,
    ...fields,
  }
}

export const sampleDocument = (text: string): JsonObject => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
})

export function frozen(records: readonly SampleRecord[], generation = 7): FrozenRecords {
  const byId = new Map(records.map((record) => [record.head.id, record]))
  return {
    generation,
    records: records.map(({ head }) => head),
    bodyNames: (id) => Object.keys(byId.get(id)?.bodies ?? {}),
    body: (id, name) => Promise.resolve({ ok: true, value: byId.get(id)?.bodies?.[name] ?? null }),
    scopeOf: (id) => byId.get(id)?.scope ?? null,
  }
}

/** An attached file of these bytes: its record, and its place in a backup. */
export function sampleFile(
  name: string,
  bytes: Uint8Array,
): Readonly<{ record: SampleRecord; file: BackupFile }> {
  const file = idFor(`file ${name}`)
  const fields = { of: idFor("owner"), name, size: bytes.length, file, key: "00".repeat(32) }
  return {
    record: { head: sampleHead("attachment", name, fields) },
    file: { file, bytes: bytes.length, read: () => inPieces(bytes, 100_000) },
  }
}

export function sampleSource(
  records: readonly SampleRecord[],
  mac: BackupSource["mac"],
  more: Partial<BackupSource> = {},
): BackupSource {
  const base = { kind: "backup", vault: sampleVault, madeAt, app: "0.1.0", files: [] } as const
  return { ...base, records: frozen(records), mac, ...more }
}

export function writtenBackup(...args: Parameters<typeof sampleSource>): Promise<Buffer> {
  return bytesOf(writeBackup(sampleSource(...args)))
}

/** One of each: with texts, in a scope, with what only a newer version knows, in another script, with a lone surrogate, a file. */
export function mixedBackup(): Readonly<{ records: readonly SampleRecord[]; files: readonly BackupFile[] }> {
  const long = sampleFile(
    "minutes.pdf",
    Uint8Array.from({ length: 450_000 }, (_, at) => (at * at) >> 3),
  )
  const empty = sampleFile("empty.txt", new Uint8Array(0))
  const note = {
    text: sampleDocument("Listen first.\n\u{1F331} 仁 \ud800 \u2028"),
    aside: sampleDocument("Ask once."),
  }
  const newer = { type: "doc", content: [{ type: "hologram" }] }
  const records: SampleRecord[] = [
    { head: sampleHead("journal-note", "a", { title: "First", tags: ["a,b", '"'] }), bodies: note },
    { head: sampleHead("contact", "b", { clock: { AAAAAAA_: 3 } }), scope: sampleScope },
    { head: sampleHead("orrery", "c", { turns: [{ at: 1e21, of: -0.5 }] }), bodies: { text: newer } },
    { head: sampleHead("removal", "d", { records: [{ id: idFor("gone"), clock: {} }] }) },
    long.record,
    empty.record,
  ]
  return { records, files: [empty.file, long.file] }
}

export type Found = Readonly<{ items: readonly BackupItem[]; said: BackupVerdict | string }>

/** What the app's own reader makes of a payload: all items and the verdict, or the refusal. */
export async function readPayload(
  payload: Uint8Array | ReadableStream<Uint8Array>,
  proof: BackupProof,
): Promise<Found> {
  const stream = payload instanceof Uint8Array ? streamOf(payload) : payload
  const reading = await readBackup(stream, proof)
  if (!reading.ok) return { items: [], said: reading.refusal }
  const items: BackupItem[] = []
  for await (const item of reading.value.items()) items.push(item)
  const verdict = reading.value.verdict()
  return { items, said: verdict.ok ? verdict.value : verdict.refusal }
}

export function sampleIdentity(filled: number): SecretKey<"backup-identity"> {
  return SecretKey.adopt("backup-identity", new Uint8Array(32).fill(filled))
}
