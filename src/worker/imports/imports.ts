import { ok, refuse, type Result } from "../../base/result.ts"
import type { Instant, RecordId } from "../../domain/envelope.ts"
import type { Records } from "../../storage/storage.ts"
import type { Saved, SaveRefusal } from "../api.ts"
import type {
  ImportDone,
  ImportFile,
  ImportFrom,
  ImportPreview,
  ImportRefusal,
  ImportRow,
} from "../api/imports.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import { batchName } from "./batch-name.ts"
import { idsHere, scopedId } from "./foreign-ids.ts"
import { gatherMarkdown } from "./gather-markdown.ts"
import { gatherVcards } from "./gather-vcards.ts"
import { importChanges, newId } from "./import-changes.ts"
import type { LongRun, TellProgress } from "../long-run.ts"
import { LeftOut } from "./left-out.ts"
import { organisationsHere } from "./organisations.ts"
import { previewOf } from "./preview-of.ts"
import type { PreparedRecord } from "./prepared-record.ts"
import { undoChanges } from "./undo-changes.ts"

type Ready = Readonly<{ from: ImportFrom; name: string; records: readonly PreparedRecord[] }>

/**
 * What comes in from files of other programs. A batch is one commit of the storage, which holds it all or not at all,
 * whatever its size.
 */
export class Imports {
  readonly #records: Records
  readonly #knowledge: Knowledge
  #reading: LongRun | null = null
  #writing: { isCancelled: boolean } | null = null
  #ready: Ready | null = null

  constructor(records: Records, knowledge: Knowledge) {
    this.#records = records
    this.#knowledge = knowledge
  }

  /** Ends what was being read before. */
  async preview(
    from: ImportFrom,
    files: readonly ImportFile[],
    tell: TellProgress,
  ): Promise<Result<ImportPreview, ImportRefusal>> {
    this.#reading?.cancel()
    this.#ready = null
    if (files.length === 0) return refuse({ reason: "nothing-to-import" })
    const leftOut = new LeftOut()
    const here = idsHere(this.#records)
    const isHere = (foreignId: string) => here.has(scopedId(from, foreignId))
    const gathering = (from === "markdown" ? gatherMarkdown : gatherVcards)(files, { leftOut, tell, isHere })
    if (!gathering.ok) return gathering
    const { run, gather } = gathering.value
    this.#reading = run
    const gathered = await gather()
    if (this.#reading === run) this.#reading = null
    if (!gathered.ok) return gathered
    const { records, alreadyHere } = gathered.value
    this.#ready = { from, name: batchName(from, files), records }
    const organisations = organisationsHere(this.#knowledge)
    return ok(previewOf(from, records, { alreadyHere, organisations, leftOut: leftOut.rows }))
  }

  /** What a refusal of the storage kept out can be run again. */
  async run(): Promise<Result<ImportDone, ImportRefusal | SaveRefusal>> {
    const ready = this.#ready
    if (ready === null) return refuse({ reason: "no-preview" })
    if (ready.records.length === 0) return refuse({ reason: "nothing-to-import" })
    this.#ready = null
    const { from, name, records } = ready
    const batch = { id: newId(), from, name, at: new Date().toISOString() as Instant }
    const changes = importChanges(batch, records, organisationsHere(this.#knowledge))
    const writing = { isCancelled: false }
    this.#writing = writing
    const committed = await this.#records.commit(changes)
    this.#writing = null
    if (!committed.ok) {
      this.#ready ??= ready
      return committed
    }
    const done = ok({ batch: batch.id, made: changes.length - 1 })
    if (!writing.isCancelled) return done
    // What could not be taken out again is here, and said to be.
    const removed = await this.#records.commit(
      committed.value.changed.flatMap((id) =>
        this.#records.get(id) === null ? [] : [{ kind: "remove", id } as const],
      ),
    )
    return removed.ok ? refuse({ reason: "cancelled" }) : done
  }

  cancel(): void {
    this.end()
    if (this.#writing !== null) this.#writing.isCancelled = true
  }

  /** Nothing is read any more. What is being written goes on, since the owner has said yes to it. */
  end(): void {
    this.#reading?.cancel()
    this.#ready = null
  }

  /** The last first. */
  list(): readonly ImportRow[] {
    return [...this.#knowledge.living("import-batch")]
      .map(({ id, from = "", name = "", at, createdAt, count = 0, undoneAt }) => ({
        id,
        from,
        name,
        at: at ?? createdAt,
        count,
        isUndone: undoneAt !== undefined,
      }))
      .toSorted((one, other) => (one.at < other.at ? 1 : -1))
  }

  async undo(id: RecordId): Promise<Result<Saved, SaveRefusal>> {
    const batch = this.#records.get(id)
    if (batch?.type !== "import-batch") return refuse({ reason: "not-found" })
    const now = new Date().toISOString() as Instant
    const committed = await this.#records.commit(undoChanges(this.#records, batch, now))
    if (!committed.ok) return committed
    return ok({ generation: committed.value.generation, updatedAt: committed.value.at })
  }
}
