import { ok, refuse, type Result } from "../../base/result.ts"
import { checkEntity } from "../../domain/check-entity.ts"
import type { Entity, EntityChanges, EntityType } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { RecordChange, RecordFields, Records, StoredRecord } from "../../storage/storage.ts"
import type { Saved } from "../api.ts"
import type { ChangeRefusal, EnvelopeChange } from "../api/records.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import { checkEnvelope } from "./check-envelope.ts"
import { missingReference } from "./missing-reference.ts"

/** Records of every type, as their author makes and changes them. */
export class RecordBook {
  readonly #records: Records
  readonly #knowledge: Knowledge

  constructor(records: Records, knowledge: Knowledge) {
    this.#records = records
    this.#knowledge = knowledge
  }

  get<Type extends EntityType>(type: Type, id: RecordId): Entity<Type> | null {
    return this.#knowledge.entity(type, id)
  }

  async create<Type extends EntityType>(
    type: Type,
    fields: EntityChanges<Type>,
    more: EnvelopeChange = {},
  ): Promise<Result<Entity<Type>, ChangeRefusal>> {
    const checked = this.checked(type, fields, null, more)
    if (!checked.ok) return checked
    const committed = await this.#records.commit([{ kind: "create", type, fields: checked.value }])
    if (!committed.ok) return committed
    const [id] = committed.value.changed
    const entity = id === undefined ? null : this.get(type, id)
    if (entity === null) throw new Error("A created record was not kept")
    return ok(entity)
  }

  change<Type extends EntityType>(
    type: Type,
    id: RecordId,
    fields: EntityChanges<Type>,
    more: EnvelopeChange = {},
  ): Promise<Result<Saved, ChangeRefusal>> {
    const record = this.#records.get(id)
    if (record?.type !== type) return Promise.resolve(refuse({ reason: "not-found" }))
    const checked = this.checked(type, fields, record, more)
    return checked.ok ? this.save([{ kind: "change", id, fields: checked.value }]) : Promise.resolve(checked)
  }

  /** The fields to be written, for whoever writes them together with others. `stored` null for a new record. */
  checked<Type extends EntityType>(
    type: Type,
    fields: EntityChanges<Type>,
    stored: StoredRecord | null,
    more: EnvelopeChange = {},
  ): Result<RecordFields, ChangeRefusal> {
    const checked = checkEntity(type, fields, stored)
    if (!checked.ok) return checked
    const envelope = checkEnvelope(more)
    if (!envelope.ok) return envelope
    const missing = missingReference(type, checked.value, stored, (id) => this.#records.get(id))
    if (missing !== null) return refuse({ reason: "no-such-record", field: missing })
    return ok({ ...checked.value, ...envelope.value })
  }

  /** One commit of these changes. */
  async save(changes: readonly RecordChange[]): Promise<Result<Saved, ChangeRefusal>> {
    const committed = await this.#records.commit(changes)
    if (!committed.ok) return committed
    return ok({ generation: committed.value.generation, updatedAt: committed.value.at })
  }

  archive(id: RecordId, isArchived: boolean): Promise<Result<Saved, ChangeRefusal>> {
    return this.#mark(id, "archivedAt", isArchived)
  }

  /** What was in the trash already keeps its day there. */
  trash(id: RecordId): Promise<Result<Saved, ChangeRefusal>> {
    return this.#mark(id, "deletedAt", true)
  }

  restore(id: RecordId): Promise<Result<Saved, ChangeRefusal>> {
    return this.#mark(id, "deletedAt", false)
  }

  #mark(
    id: RecordId,
    field: "archivedAt" | "deletedAt",
    isSet: boolean,
  ): Promise<Result<Saved, ChangeRefusal>> {
    const record = this.#records.get(id)
    if (record === null) return Promise.resolve(refuse({ reason: "not-found" }))
    const now = isSet ? (record[field] ?? new Date().toISOString()) : undefined
    return this.save([{ kind: "change", id, fields: { [field]: now } }])
  }
}
