import { ok, refuse, type Result } from "../../base/result.ts"
import { emptyDocument, type JournalDocument } from "../../documents/document.ts"
import { parseDocument } from "../../documents/parse-document.ts"
import { isEmptyDocument } from "../../documents/plain-text.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { RecordChange, RecordFields, Storage, StoredRecord } from "../../storage/storage.ts"
import type { JsonObject } from "../../vault/json.ts"
import type { OpenRefusal, Saved, SaveRefusal } from "../api.ts"
import type { Keeping, TextName, Versions } from "../versions/versions.ts"
import { Thinning } from "../versions/thinning.ts"
import { linksWithMentions } from "./mention-links.ts"
import { textNamesOf } from "./text-names.ts"

/** `version`: whether the state before is kept when it is due, or whatever was kept a moment ago. */
type SaveHow = Readonly<{ fields?: RecordFields; version?: "when-due" | "always" }>

/** The long texts of records. Saves of texts wait for each other: each is compared with the state that it replaces. */
export class Texts {
  readonly #storage: Pick<Storage, "records" | "generation">
  readonly #versions: Versions
  readonly #thinning: Thinning
  #turn: Promise<unknown> = Promise.resolve()

  constructor(storage: Pick<Storage, "records" | "generation">, versions: Versions) {
    this.#storage = storage
    this.#versions = versions
    this.#thinning = new Thinning(versions, (step) => this.#inTurn(step))
  }

  /** An empty document where nothing was written. */
  async open({ of, body }: TextName): Promise<Result<unknown, OpenRefusal>> {
    if (this.#recordWith({ of, body }) === null) return refuse({ reason: "not-found" })
    const document = await this.#storage.records.body(of, body)
    return document.ok ? ok(document.value ?? emptyDocument()) : document
  }

  /** An unchanged text writes nothing. */
  save(text: TextName, document: unknown, how: SaveHow = {}): Promise<Result<Saved, SaveRefusal>> {
    const parsed = parseDocument(document)
    if (parsed.ok) return this.#inTurn(() => this.#replace(text, parsed.value, how))
    const reason = parsed.refusal.reason === "too-large" ? "too-large" : "not-a-document"
    return Promise.resolve(refuse({ reason }))
  }

  /** Makes an earlier state the present one, which is kept as a version first. */
  async restore(version: RecordId): Promise<Result<Saved, SaveRefusal>> {
    const state = await this.#versions.state(version)
    // What does not open cannot be made the present state either.
    if (!state.ok) return refuse({ reason: "not-found" })
    const { of, body, document } = state.value
    return this.save({ of, body }, document, { version: "always" })
  }

  /** Gathers what the saves of one text left scattered, once it is left, and lets go of versions whose time is over. */
  async leave(): Promise<void> {
    await this.#storage.records.settle()
    await this.#thinning.run()
  }

  /** Nothing is thinned afterwards. */
  end(): void {
    this.#thinning.end()
  }

  async #replace(
    text: TextName,
    document: JournalDocument,
    { fields = {}, version = "when-due" }: SaveHow,
  ): Promise<Result<Saved, SaveRefusal>> {
    const record = this.#recordWith(text)
    if (record === null) return refuse({ reason: "not-found" })
    const { records, generation } = this.#storage
    const { of, body } = text
    // A body that does not open is no state to keep; what was written in its place is saved.
    const read = await records.body(of, body)
    const former = read.ok ? read.value : null
    const isChanged =
      former === null ? !isEmptyDocument(document) : JSON.stringify(former) !== JSON.stringify(document)
    if (!isChanged && Object.keys(fields).length === 0) return ok({ generation, updatedAt: record.updatedAt })

    const keeping = isChanged && former !== null ? this.#kept(text, former, document, version) : null
    const links = isChanged ? linksWithMentions(record, body, document) : null
    const change: RecordChange = {
      kind: "change",
      id: of,
      fields: links === null ? fields : { ...fields, links },
      ...(isChanged ? { bodies: { [body]: document } } : {}),
    }
    const committed = await records.commit(keeping === null ? [change] : [change, keeping.change])
    if (!committed.ok) return committed
    if (isChanged && former === null) this.#versions.begin(text, Date.now())
    if (keeping !== null) {
      keeping.kept()
      this.#thinning.note(text)
    }
    return ok({ generation: committed.value.generation, updatedAt: committed.value.at })
  }

  #kept(
    text: TextName,
    former: JsonObject,
    document: JournalDocument,
    version: SaveHow["version"],
  ): Keeping | null {
    const now = Date.now()
    const isWanted =
      version === "always" || isEmptyDocument(document) || this.#versions.isDue(text, former, document, now)
    return isWanted && !isEmpty(former) ? this.#versions.keep(text, former, now) : null
  }

  #recordWith({ of, body }: TextName): StoredRecord | null {
    const record = this.#storage.records.get(of)
    return record !== null && textNamesOf(record.type).includes(body) ? record : null
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(step)
    this.#turn = done.catch(() => undefined)
    return done
  }
}

/** A document of a newer version is never taken for an empty one. */
function isEmpty(document: JsonObject): boolean {
  const parsed = parseDocument(document)
  return parsed.ok && isEmptyDocument(parsed.value)
}
