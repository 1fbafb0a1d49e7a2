import { createHash } from "node:crypto"
import { canonicalJson } from "../../../src/domain/canonical-json.ts"
import { advanced, clockOf } from "../../../src/domain/clock.ts"
import type { Instant, RecordId } from "../../../src/domain/envelope.ts"
import { comparedIds, mergeVaults } from "../../../src/domain/merge.ts"
import type { MergeableRecord, Merge, MergeSide } from "../../../src/domain/merge-types.ts"

export const digest = (text: string) => createHash("blake2b512").update(text).digest("hex").slice(0, 32)

/** Texts in full, by name. */
export type Texts = Readonly<{ [name: string]: string }>
export type Held = Readonly<{ record: MergeableRecord; texts: Texts }>
export type Holding = ReadonlyMap<RecordId, Held>

/** What really happened to a record, told apart from its clock: the numbers of the changes that its state has seen. */
export type Truth = ReadonlySet<number>

let changes = 0
let ids = 0

/** A vault as one computer has it, with what the test knows of it besides. */
export class Copy {
  replica: string
  readonly held: Map<RecordId, Held>
  readonly truth: Map<RecordId, Truth>
  /** Of each record that was removed here, or in what was merged: what its removers had seen. */
  readonly buried: Map<RecordId, Truth>
  generation: number
  /** Of the wall clock, in milliseconds since 1970. */
  now: number
  hasClocks: boolean

  constructor(replica: string, from: Copy | null = null) {
    this.replica = replica
    this.held = new Map(from?.held)
    this.truth = new Map(from?.truth)
    this.buried = new Map(from?.buried)
    this.generation = from?.generation ?? 1
    this.now = from?.now ?? Date.UTC(2026, 10, 20)
    this.hasClocks = from?.hasClocks ?? true
  }

  /** Those that an owner sees and changes. */
  get entries(): readonly RecordId[] {
    return [...this.held.values()]
      .filter(({ record }) => record.type === "note")
      .map(({ record }) => record.id)
  }

  /** `texts` replaces those named; the former state of each becomes a version. */
  write(id: RecordId | null, fields: Readonly<{ [name: string]: unknown }>, texts: Texts = {}): RecordId {
    this.begin()
    const former = id === null ? null : (this.held.get(id) ?? null)
    const own = id ?? this.newId()
    for (const name of Object.keys(texts)) {
      const before = former?.texts[name]
      if (before !== undefined) this.#keepVersion(own, name, before)
    }
    const record = this.#stamped(former?.record ?? null, { ...fields }, own, "note")
    this.held.set(own, { record, texts: { ...former?.texts, ...texts } })
    this.truth.set(own, new Set([...(this.truth.get(own) ?? []), changes]))
    return own
  }

  /** For good, with its versions. */
  remove(id: RecordId): void {
    const gone = this.held.get(id)
    if (gone === undefined) return
    this.begin()
    this.held.delete(id)
    for (const [other, { record }] of this.held) {
      if (record.type === "revision" && record["of"] === id) this.held.delete(other)
    }
    const noteId = this.newId()
    const records = [{ id, clock: clockOf(gone.record) }]
    this.held.set(noteId, { record: this.#stamped(null, { records }, noteId, "removal"), texts: {} })
    this.buried.set(id, new Set([...(this.buried.get(id) ?? []), ...(this.truth.get(id) ?? [])]))
  }

  /** Lets go of the `pick`-th version, as thinning does. */
  thin(pick: number): void {
    const versions = [...this.held.values()].filter(({ record }) => record.type === "revision")
    const gone = versions[pick % Math.max(1, versions.length)]
    if (gone !== undefined) this.held.delete(gone.record.id)
  }

  /** Becomes what it was then, as another working copy. */
  becomeAgain(then: Copy, replica: string): void {
    this.replica = replica
    for (const [own, former] of [
      [this.held, then.held],
      [this.truth, then.truth],
      [this.buried, then.buried],
    ] as const) {
      own.clear()
      for (const [id, one] of former) (own as Map<RecordId, unknown>).set(id, one)
    }
    this.begin()
  }

  /** What `mergeVaults` is given: digests only of what it asks for. */
  static sides(ours: Holding, theirs: Holding): readonly [MergeSide, MergeSide] {
    const plain = (held: Holding, named: ReadonlySet<RecordId>): MergeSide =>
      new Map(
        [...held].map(([id, { record, texts }]) => [
          id,
          {
            record,
            bodies: Object.fromEntries(
              Object.entries(texts).map(([name, text]) => [name, named.has(id) ? digest(text) : null]),
            ),
          },
        ]),
      )
    const named = comparedIds(plain(ours, new Set()), plain(theirs, new Set()))
    return [plain(ours, named), plain(theirs, named)]
  }

  begin(): void {
    this.generation += 1
    changes += 1
  }

  newId(): RecordId {
    return (++ids).toString(16).padStart(32, "0") as RecordId
  }

  #keepVersion(of: RecordId, body: string, text: string): void {
    const id = this.newId()
    const fields = { of, body, at: this.#instant() }
    this.held.set(id, { record: this.#stamped(null, fields, id, "revision"), texts: { text } })
  }

  #instant(): Instant {
    return new Date(this.now).toISOString() as Instant
  }

  #stamped(
    former: MergeableRecord | null,
    fields: Readonly<{ [name: string]: unknown }>,
    id: RecordId,
    type: string,
  ): MergeableRecord {
    this.now += 1000
    const at = this.#instant()
    const base = former ?? {
      id,
      type,
      schema: 1,
      createdAt: at,
      updatedAt: at,
      confidentiality: "normal",
      tags: [],
      pinned: false,
    }
    const { clock: _former, ...rest } = base
    const clock = advanced(clockOf(base), this.replica, this.generation)
    const whole = { ...rest, ...fields, updatedAt: at, ...(this.hasClocks ? { clock } : {}) }
    return JSON.parse(JSON.stringify(whole)) as MergeableRecord
  }
}

/** What comes of merging `theirs` into `ours`, texts included. */
export function merged(
  ours: Holding,
  theirs: Holding,
): Readonly<{ held: Map<RecordId, Held>; merge: Merge }> {
  const [our, their] = Copy.sides(ours, theirs)
  const merge = mergeVaults(our, their, digest)
  const held = new Map(ours)
  for (const id of merge.removes) held.delete(id)
  for (const { record, bodies } of merge.puts) {
    const texts = Object.entries(bodies).map(([name, source]) => {
      if (!("side" in source)) return [name, canonicalJson(source.document)]
      const text = (source.side === "ours" ? ours : theirs).get(source.record)?.texts[source.body]
      if (text === undefined) throw new Error("A text is taken from where there is none")
      return [name, text]
    })
    held.set(record.id, { record, texts: Object.fromEntries(texts) as Texts })
  }
  return { held, merge }
}

/** Merges `from` into `into`, with what really happened. */
export function mergeInto(into: Copy, from: Copy): void {
  const { held } = merged(into.held, from.held)
  into.begin()
  into.held.clear()
  for (const [id, one] of held) into.held.set(id, one)
  addAll(into.truth, from.truth)
  addAll(into.buried, from.buried)
  // What was changed beside its removal stays, and has seen that removal from now on.
  addAll(into.truth, into.buried)
}

function addAll(into: Map<RecordId, Truth>, from: ReadonlyMap<RecordId, Truth>): void {
  for (const [id, truth] of from) into.set(id, new Set([...(into.get(id) ?? []), ...truth]))
}

/** Every record with its texts, as text, in one order. */
export function linesOf(held: Holding): readonly string[] {
  return [...held.values()].map((one) => canonicalJson(one)).toSorted()
}
