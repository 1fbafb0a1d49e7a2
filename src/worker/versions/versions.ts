import { ok, refuse, type Result } from "../../base/result.ts"
import { isVersionDue, versionsToDrop } from "../../domain/versions.ts"
import type { Revision } from "../../domain/entities.ts"
import type { Instant, RecordId } from "../../domain/envelope.ts"
import type { RecordChange, RecordFields, Records } from "../../storage/storage.ts"
import { bodyPatch } from "../../vault/body-patch.ts"
import { encodeBody } from "../../vault/body.ts"
import { rowIds } from "../../vault/ids.ts"
import type { JsonObject } from "../../vault/json.ts"
import type { Version } from "../api/records.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import { patchBetween, VersionContents, type VersionRefusal, versionBody } from "./version-content.ts"
import { WordCounts } from "./word-counts.ts"

/** A text by the record that it is of. */
export type TextName = Readonly<{ of: RecordId; body: string }>

/** Of which something is kept in memory: those written last. */
const mostTexts = 8

/** A version to be kept with the change that replaces it; `kept` is called once both are written. */
export type Keeping = Readonly<{ change: RecordChange; kept: () => void }>

/** The earlier states of texts. */
export class Versions {
  readonly #records: Pick<Records, "body" | "commit">
  readonly #knowledge: Knowledge
  readonly #begun = new Map<string, Instant>()
  /** The last version of a text, with its content. */
  readonly #bases = new Map<string, Readonly<{ id: RecordId; content: Uint8Array }>>()

  constructor(records: Pick<Records, "body" | "commit">, knowledge: Knowledge) {
    this.#records = records
    this.#knowledge = knowledge
  }

  /** The text gets its first words now. */
  begin(text: TextName, now: number): void {
    this.#begun.set(keyOf(text), instant(now))
    dropOldest(this.#begun)
  }

  /**
   * Whether `former` is to be kept before `fresh` replaces it now, in milliseconds since 1970. The beginnings of a text
   * are not, for a minute, while it only grows.
   */
  isDue(text: TextName, former: JsonObject, fresh: JsonObject, now: number): boolean {
    const last = this.of(text).at(0)?.at
    if (last !== undefined) return isVersionDue(last, instant(now))
    const begun = this.#begun.get(keyOf(text)) ?? null
    return isVersionDue(begun, instant(now)) || bodyPatch(encodeBody(former), encodeBody(fresh)).drop > 0
  }

  /** Keeps `former`, the text as it stands. A short way from the version before it is kept as a patch. */
  keep(text: TextName, former: JsonObject, now: number): Keeping {
    const id = rowIds.random() as string as RecordId
    const key = keyOf(text)
    const base = this.#bases.get(key)
    const isThere = base !== undefined && this.#knowledge.record(base.id) !== null
    const patch = isThere ? patchBetween(base.content, former) : null
    const fields: RecordFields = { ...text, at: instant(now) }
    const change: RecordChange =
      isThere && patch !== null
        ? { kind: "create", type: "revision", id, fields: { ...fields, base: base.id, patch: { ...patch } } }
        : { kind: "create", type: "revision", id, fields, bodies: { [versionBody]: former } }
    const kept = () => {
      this.#bases.delete(key)
      this.#bases.set(key, { id, content: encodeBody(former) })
      dropOldest(this.#bases)
    }
    return { change, kept }
  }

  /** Lets go of those of a text whose time is over, once there are `fewest` of them; what was a patch of one becomes whole. */
  async thin(text: TextName, now: number, fewest: number): Promise<void> {
    const versions = this.of(text)
    const ages = versions.flatMap(({ id, at }) => (at === undefined ? [] : [{ id, at }]))
    const dropped = new Set(versionsToDrop(ages, instant(now)))
    if (dropped.size < Math.max(1, fewest)) return
    const contents = this.contents()
    const changes: RecordChange[] = [...dropped].map((id) => ({ kind: "remove", id }))
    for (const { id, base } of versions) {
      if (dropped.has(id) || base === undefined || !dropped.has(base)) continue
      const document = await contents.document(id)
      // It does not open now; without its base it never would.
      if (!document.ok) return
      const fields = { base: undefined, patch: undefined }
      changes.push({ kind: "change", id, fields, bodies: { [versionBody]: document.value } })
    }
    // A refusal leaves everything as it was, and the next time comes.
    await this.#records.commit(changes)
  }

  /** Every text that has versions. */
  *texts(): Generator<TextName, void, void> {
    const found = new Set<string>()
    for (const { of, body } of this.#knowledge.living("revision")) {
      if (of === undefined || body === undefined || found.has(keyOf({ of, body }))) continue
      found.add(keyOf({ of, body }))
      yield { of, body }
    }
  }

  /** Newest first. */
  of({ of, body }: TextName): readonly Revision[] {
    const all = this.#knowledge.belonging("revision", of).filter((version) => version.body === body)
    return all.toSorted((one, other) => (orderOf(one) < orderOf(other) ? 1 : -1))
  }

  /** One that does not open is left out. */
  async list(text: TextName): Promise<readonly Version[]> {
    const contents = this.contents()
    const words = new WordCounts()
    const listed: Version[] = []
    for (const { id, at } of this.of(text)) {
      const document = await contents.document(id)
      if (document.ok && at !== undefined) listed.push({ id, at, words: words.of(document.value) })
    }
    return listed
  }

  open(id: RecordId): Promise<Result<JsonObject, VersionRefusal>> {
    return this.contents().document(id)
  }

  contents(): VersionContents {
    return new VersionContents(this.#knowledge, this.#records)
  }

  /** The text that a version is of, and its document. */
  async state(id: RecordId): Promise<Result<TextName & { document: JsonObject }, VersionRefusal>> {
    const document = await this.open(id)
    if (!document.ok) return document
    const { of, body } = this.#knowledge.entity("revision", id) ?? {}
    if (of === undefined || body === undefined) return refuse({ reason: "damaged" })
    return ok({ of, body, document: document.value })
  }
}

function dropOldest(texts: Map<string, unknown>): void {
  for (const oldest of texts.keys()) {
    if (texts.size <= mostTexts) break
    texts.delete(oldest)
  }
}

function keyOf({ of, body }: TextName): string {
  return `${of} ${body}`
}

function orderOf({ at, createdAt, id }: Revision): string {
  return `${at ?? createdAt} ${createdAt} ${id}`
}

function instant(ms: number): Instant {
  return new Date(ms).toISOString() as Instant
}
