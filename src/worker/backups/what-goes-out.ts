import { ok, refuse, type Result } from "../../base/result.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { ShellStore } from "../../storage/shell-store.ts"
import type { BodyRefusal, Frozen, StoredRecord } from "../../storage/storage.ts"
import type { FrozenRecords } from "../../transfer/backup/backup-source.ts"
import { type ScopeId, type VaultId, vaultScope } from "../../vault/ids.ts"
import type { JsonObject } from "../../vault/json.ts"
import type { FolderRefusal } from "../api.ts"
import { type AttachedFile, attachedFiles, isThere, plainBytes } from "./attached-file.ts"
import type { Job } from "./job.ts"
import { countRecords, markOf, type RecordCounts, travels } from "./record-counts.ts"
import { AttachmentUnread } from "./write-refusal.ts"

/** A database takes its time for each question: so many records' texts are one. */
const recordsAtOnce = 64

/**
 * The records of one moment that leave the vault. A text that no copy of the vault can open any more is left out and
 * counted: what is whole must still come to safety.
 */
export class WhatGoesOut implements FrozenRecords {
  readonly generation: number
  readonly records: readonly StoredRecord[]
  readonly counts: RecordCounts
  readonly mark: string
  readonly #frozen: Frozen
  readonly #job: Job
  readonly #ahead = new Map<string, Promise<Result<JsonObject | null, BodyRefusal>>>()
  #lost = 0
  #passed = 0
  /** How many records the writer has asked for, and for how many the reading of texts has begun. */
  #asked = 0
  #begun = 0

  /** The job is told of each record, and ended by it. */
  constructor(frozen: Frozen, job: Job) {
    this.#frozen = frozen
    this.#job = job
    this.generation = frozen.generation
    this.records = frozen.records.filter(travels)
    this.counts = countRecords(frozen.records)
    this.mark = markOf(frozen.records)
  }

  /** Texts that did not open. */
  get lost(): number {
    return this.#lost
  }

  /** Asked of each record in their order: the texts of the next ones are then read while this one is written. */
  bodyNames(id: RecordId): readonly string[] {
    this.#passed += 1
    this.#asked += 1
    this.#readAhead()
    return this.#frozen.bodyNames(id)
  }

  /** null for the vault's own. */
  scopeOf(id: RecordId): ScopeId | null {
    const scope = this.#frozen.scopeOf(id)
    return scope === vaultScope ? null : scope
  }

  async body(id: RecordId, name: string): Promise<Result<JsonObject | null, unknown>> {
    const passed = this.#passed
    this.#passed = 0
    if (!(await this.#job.step(passed))) return refuse({ reason: "cancelled" })
    const key = keyOf(id, name)
    const body = await (this.#ahead.get(key) ?? this.#frozen.body(id, name))
    this.#ahead.delete(key)
    // Once released nothing opens, and that is no loss but an end.
    if (body.ok || body.refusal.reason === "not-found") return body
    this.#lost += 1
    return ok(null)
  }

  #readAhead(): void {
    if (this.#begun >= this.#asked + recordsAtOnce / 2) return
    const until = Math.min(this.records.length, this.#asked + recordsAtOnce)
    for (; this.#begun < until; this.#begun++) {
      const id = this.records[this.#begun]?.id
      if (id === undefined) continue
      for (const name of this.#frozen.bodyNames(id)) {
        const reading = this.#frozen.body(id, name)
        // What fails is said to whoever asks for it; where nobody does any more, the keys have ended.
        reading.catch(() => undefined)
        this.#ahead.set(keyOf(id, name), reading)
      }
    }
  }
}

function keyOf(id: RecordId, name: string): string {
  return `${id} ${name}`
}

export type FilesGoingOut = Readonly<{ there: readonly AttachedFile[]; lost: readonly AttachedFile[] }>

/** The attachments that these records name, parted by whether the vault's folder has them in full length. */
export async function filesOf(
  records: readonly StoredRecord[],
  store: ShellStore,
): Promise<Result<FilesGoingOut, FolderRefusal>> {
  const listed = await store.list()
  if (!listed.ok) return listed
  const stored = new Map(listed.value.map(({ name, bytes }) => [name, bytes]))
  const all = attachedFiles(records)
  const there = all.filter((file) => isThere(stored, file))
  return ok({ there, lost: all.filter((file) => !isThere(stored, file)) })
}

/** An attachment's plain bytes. Where they do not open it ends with an `AttachmentUnread`. */
export function streamOfAttached(
  store: ShellStore,
  vaultId: VaultId,
  file: AttachedFile,
): ReadableStream<Uint8Array> {
  const pieces = plainBytes(store, vaultId, file)
  return new ReadableStream<Uint8Array>(
    {
      pull: async (to) => {
        const next = await pieces.next()
        if (next.done === true) return to.close()
        if (next.value.ok) return to.enqueue(next.value.value)
        to.error(new AttachmentUnread(next.value.refusal))
      },
      cancel: async () => void (await pieces.return()),
    },
    { highWaterMark: 0 },
  )
}
