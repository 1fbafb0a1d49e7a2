import type { Entity, EntityType } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Records, Storage, StoredRecord } from "../../storage/storage.ts"
import { HeadIndex } from "./head-index.ts"
import { readAs } from "./read-as.ts"
import { mentionsOf, referencesOf } from "./references.ts"
import { ReverseIndex } from "./reverse-index.ts"

/**
 * What belongs to what, over all heads: each part is made when it is first asked for, so that unlocking waits for none,
 * and follows every commit from then on.
 */
export class Knowledge {
  readonly #records: Records
  #heads: HeadIndex | null = null
  #mentions: ReverseIndex | null = null
  readonly #belonging = new Map<EntityType, ReverseIndex>()
  readonly #stamps = new Map<string, number>()
  #stamp = 0
  readonly #listeners: ((ids: readonly RecordId[]) => void)[] = []

  /** Made before whatever asks it, so that it hears of each commit first. */
  constructor(storage: Pick<Storage, "records" | "onCommit">) {
    this.#records = storage.records
    storage.onCommit(({ changed, removed }) => {
      const ids = [...changed, ...removed]
      for (const id of ids) this.#follow(id)
      for (const listener of this.#listeners) listener(ids)
    })
  }

  /** Calls `listener` after each commit with what it changed or removed, all of it known here by then. */
  onChange(listener: (ids: readonly RecordId[]) => void): void {
    this.#listeners.push(listener)
  }

  record(id: RecordId): StoredRecord | null {
    return this.#records.get(id)
  }

  /** One in the trash too; null where there is none of this type. */
  entity<Type extends EntityType>(type: Type, id: RecordId): Entity<Type> | null {
    const record = this.#records.get(id)
    return record?.type === type ? readAs(type, record) : null
  }

  /** Without those in the trash, in no order. */
  *living<Type extends EntityType>(type: Type): Generator<Entity<Type>, void, void> {
    for (const record of this.livingRecords(type)) yield readAs(type, record)
  }

  /** Like `living`, as they are stored. */
  *livingRecords(type: EntityType): Generator<StoredRecord, void, void> {
    for (const id of this.#index().ofType(type)) {
      const record = this.#records.get(id)
      if (record !== null && record.deletedAt === undefined) yield record
    }
  }

  /** Those of `type` that name `id` in one of their own fields, without those in the trash, in no order. */
  belonging<Type extends EntityType>(type: Type, id: RecordId): readonly Entity<Type>[] {
    return [...this.#belongingIndex(type).naming(id)].flatMap((other) => this.#alive(type, other) ?? [])
  }

  /** Like `belonging`, those in the trash included. */
  belongingIds(type: EntityType, id: RecordId): ReadonlySet<RecordId> {
    return this.#belongingIndex(type).naming(id)
  }

  /** The records whose texts mention `id`, without those in the trash, in no order. */
  mentioning(id: RecordId): readonly StoredRecord[] {
    return [...this.mentioningIds(id)].flatMap((other) => {
      const record = this.#records.get(other)
      return record === null || record.deletedAt !== undefined ? [] : [record]
    })
  }

  /** Like `mentioning`, those in the trash included. */
  mentioningIds(id: RecordId): ReadonlySet<RecordId> {
    if (this.#mentions === null) {
      this.#mentions = new ReverseIndex()
      for (const record of this.#records.list()) this.#mentions.put(record.id, mentionsOf(record))
    }
    return this.#mentions.naming(id)
  }

  /** All of this type, those in the trash included. */
  idsOf(type: EntityType): ReadonlySet<RecordId> {
    return this.#index().ofType(type)
  }

  /** Of every type, also of those that this version does not know. */
  get trashedIds(): ReadonlySet<RecordId> {
    return this.#index().trashed
  }

  /** Every record there is, of whatever type and state. */
  all(): Iterable<StoredRecord> {
    return this.#records.list()
  }

  /** A number that is another one once a record of these types changed, of any type if none is named: what was made from them is then made again. */
  stamp(...types: readonly EntityType[]): number {
    if (types.length === 0) return this.#stamp
    this.#index()
    return types.reduce((sum, type) => sum + (this.#stamps.get(type) ?? 0), 0)
  }

  #alive<Type extends EntityType>(type: Type, id: RecordId): Entity<Type> | null {
    const record = this.#records.get(id)
    return record === null || record.deletedAt !== undefined ? null : readAs(type, record)
  }

  #index(): HeadIndex {
    return (this.#heads ??= new HeadIndex(this.#records.list()))
  }

  #belongingIndex(type: EntityType): ReverseIndex {
    const made = this.#belonging.get(type)
    if (made !== undefined) return made
    const index = new ReverseIndex()
    this.#belonging.set(type, index)
    for (const id of this.#index().ofType(type)) {
      const record = this.#records.get(id)
      if (record !== null) index.put(id, referencesOf(record))
    }
    return index
  }

  #follow(id: RecordId): void {
    this.#stamp += 1
    const record = this.#records.get(id)
    this.#mentions?.put(id, record === null ? [] : mentionsOf(record))
    if (this.#heads === null) return
    const before = this.#heads.typeOf(id)
    if (record === null) this.#heads.drop(id)
    else this.#heads.put(record)
    for (const type of new Set([before, record?.type])) {
      if (type === null || type === undefined) continue
      this.#stamps.set(type, (this.#stamps.get(type) ?? 0) + 1)
    }
    for (const [type, index] of this.#belonging) {
      if (record?.type === type) index.put(id, referencesOf(record))
      else if (before === type) index.drop(id)
    }
  }
}
