import type { Result } from "../../base/result.ts"
import type { Instant, RecordId } from "../../domain/envelope.ts"
import type { SnapshotFacts } from "../../domain/snapshot-plan.ts"
import type { Records } from "../../storage/storage.ts"
import { isJsonObject, type Json, type JsonObject } from "../../vault/json.ts"
import type { SaveRefusal } from "../api.ts"
import type { BackupRefusal } from "../api/backups.ts"

/** A snapshot that was read back and found whole. */
export type KnownSnapshot = SnapshotFacts &
  Readonly<{
    name: string
    bytes: number
    /** Notes and sessions, without those in the trash. */
    entries: number
    /** Everything that the owner made, what lies in the trash included. */
    made: number
    records: number
    files: number
  }>

export type Trouble = Readonly<{ at: Instant; reason: BackupRefusal["reason"] }>

/** What the vault knows of its snapshots: sealed in it, since their folder tells nothing and may be anywhere. */
export type SnapshotLog = Readonly<{
  snapshots: readonly KnownSnapshot[]
  /** By attachment file: the first and the last snapshot that may name it, and the bytes of its copy beside them. */
  files: Readonly<{ [file: string]: readonly [first: number, last: number, bytes: number] }>
  /** Highest number ever given: none is given twice. */
  last: number
  /** One that was begun and not yet found whole: what lies under its name after a crash is nobody's. */
  begun: number | null
  trouble: Trouble | null
  /** What the last good one held, as `markOf` says it. */
  mark: string | null
  /** SHA-256 of the `identity.age` that was copied, in hex. */
  identity: string | null
  /** The recipient to whom the attachments beside the snapshots are encrypted. */
  recipient: string | null
}>

export const logType = "snapshots"
const bodyName = "list"

export const emptyLog: SnapshotLog = {
  snapshots: [],
  files: {},
  last: 0,
  begun: null,
  trouble: null,
  mark: null,
  identity: null,
  recipient: null,
}

/** The log in its record. Reading it once is enough: nobody else writes it. */
export class LogRecord {
  readonly #records: Records
  #id: RecordId | null = null
  #log: SnapshotLog | null = null

  constructor(records: Records) {
    this.#records = records
  }

  /** One that does not open counts as empty: the plan begins anew, and nothing that it does not know is ever removed. */
  async read(): Promise<SnapshotLog> {
    if (this.#log !== null) return this.#log
    for (const { id } of this.#records.list(logType)) this.#id = id
    const body = this.#id === null ? null : await this.#records.body(this.#id, bodyName)
    const read = body?.ok === true && body.value !== null ? parseLog(body.value) : emptyLog
    return (this.#log ??= read)
  }

  /** Even where the vault refuses to store it, it counts until the lock. */
  async write(log: SnapshotLog): Promise<Result<unknown, SaveRefusal>> {
    this.#log = log
    const bodies = { [bodyName]: log as unknown as JsonObject }
    const id = this.#id
    const written = await this.#records.commit([
      id === null ? { kind: "create", type: logType, fields: {}, bodies } : { kind: "change", id, bodies },
    ])
    if (written.ok) this.#id ??= written.value.changed[0] ?? null
    return written
  }
}

/** What is not as it was written, by whatever fault, is left out. */
function parseLog(body: JsonObject): SnapshotLog {
  const { snapshots, files, last, begun, trouble, mark, identity, recipient } = body
  const list = Array.isArray(snapshots) ? (snapshots as readonly Json[]).flatMap(parseKnown) : []
  const spans = isJsonObject(files) ? Object.entries(files).flatMap(parseSpan) : []
  return {
    snapshots: list,
    files: Object.fromEntries(spans),
    last: Math.max(numberOr(last, 0), ...list.map(({ number }) => number)),
    begun: typeof begun === "number" ? begun : null,
    trouble: parseTrouble(trouble),
    mark: textOr(mark),
    identity: textOr(identity),
    recipient: textOr(recipient),
  }
}

function parseKnown(value: Json): KnownSnapshot[] {
  if (!isJsonObject(value)) return []
  const { number, name, at, kind, bytes, entries, made, records, files } = value
  if (typeof number !== "number" || typeof name !== "string" || typeof at !== "string") return []
  if (kind !== "plan" && kind !== "safety" && kind !== "shrunk") return []
  return [
    {
      number,
      name,
      at: at as Instant,
      kind,
      bytes: numberOr(bytes, 0),
      entries: numberOr(entries, 0),
      made: numberOr(made, 0),
      records: numberOr(records, 0),
      files: numberOr(files, 0),
    },
  ]
}

function parseSpan([file, span]: readonly [string, Json]): [string, readonly [number, number, number]][] {
  if (!Array.isArray(span)) return []
  const [first, last, bytes] = span as readonly Json[]
  if (typeof first !== "number" || typeof last !== "number" || typeof bytes !== "number") return []
  return [[file, [first, last, bytes]]]
}

function parseTrouble(value: Json | undefined): Trouble | null {
  if (!isJsonObject(value)) return null
  const { at, reason } = value
  return typeof at === "string" && typeof reason === "string"
    ? { at: at as Instant, reason: reason as Trouble["reason"] }
    : null
}

function numberOr(value: Json | undefined, other: number): number {
  return typeof value === "number" ? value : other
}

function textOr(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null
}
