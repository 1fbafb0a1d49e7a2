import type { Result } from "../../base/result.ts"
import type { FieldRefusal } from "../../domain/check-fields.ts"
import type { Entity, EntityChanges, EntityType } from "../../domain/entities.ts"
import type { Confidentiality, Instant, Open, RecordId } from "../../domain/envelope.ts"
import type { Saved, SaveRefusal } from "../api.ts"

/** What is done with a record of any type. Everything that crosses is plain data. */
export interface RecordsApi {
  createRecord<Type extends EntityType>(
    type: Type,
    fields: EntityChanges<Type>,
    more?: EnvelopeChange,
  ): Promise<Result<Entity<Type>, ChangeRefusal>>
  /** Resolves once the change is durable. What is not given stays. */
  changeRecord<Type extends EntityType>(
    type: Type,
    id: RecordId,
    fields: EntityChanges<Type>,
    more?: EnvelopeChange,
  ): Promise<Result<Saved, ChangeRefusal>>
  /** Those in the trash too; null where there is none of this type. */
  getRecord<Type extends EntityType>(type: Type, id: RecordId): Promise<Entity<Type> | null>

  /** The owner's own record, made with the vault. */
  getProfile(): Promise<Entity<"profile"> | null>

  archiveRecord(id: RecordId, isArchived: boolean): Promise<Result<Saved, ChangeRefusal>>
  /** Into the trash and out of it. What hangs on a record stays as it is and comes back with it. */
  trashRecord(id: RecordId): Promise<Result<Saved, ChangeRefusal>>
  restoreRecord(id: RecordId): Promise<Result<Saved, ChangeRefusal>>
  /** For good, with its texts and their versions. Refuses what is not in the trash. */
  removeRecord(id: RecordId): Promise<Result<Saved, ChangeRefusal>>
  /** Everything in the trash, of every type, the last thrown away first. */
  listTrash(window: ListWindow): Promise<Window<TrashRow>>
  emptyTrash(): Promise<Result<Saved, ChangeRefusal>>

  /** What a field or a mention offers for what was typed: best first, forgiving accents, case and order of words. */
  pick(query: PickQuery): Promise<readonly Pick[]>
  /** The current names of these records, whatever state they are in, in the order asked. */
  namesOf(ids: readonly RecordId[]): Promise<readonly Named[]>
  /** All tags in use, in alphabetical order. */
  listTags(): Promise<readonly string[]>

  /** The long text `body` of a record as TipTap JSON; an empty document where nothing was written. */
  openText(
    id: RecordId,
    body: string,
  ): Promise<Result<unknown, Readonly<{ reason: "not-found" | "damaged" }>>>
  /** `document` replaces the text; the mentions in it become links of the record in the same commit. */
  saveText(id: RecordId, body: string, document: unknown): Promise<Result<Saved, SaveRefusal>>

  /** The earlier states of a text, newest first. */
  listVersions(id: RecordId, body: string): Promise<readonly Version[]>
  openVersion(version: RecordId): Promise<Result<unknown, Readonly<{ reason: "not-found" | "damaged" }>>>
  /** Makes an earlier state the present one; the present one is kept as a version first. */
  restoreVersion(version: RecordId): Promise<Result<Saved, SaveRefusal>>
}

export type EnvelopeChange = Readonly<{
  tags?: readonly string[]
  pinned?: boolean
  confidentiality?: Open<Confidentiality>
}>
/** `not-trashed`: only what lies in the trash is removed for good. `no-such-record`: a field names a record that is not there. */
export type ChangeRefusal =
  | SaveRefusal
  | FieldRefusal
  | Readonly<{ reason: "not-trashed" }>
  | Readonly<{ reason: "no-such-record"; field: string }>

export type ListWindow = Readonly<{ from: number; count: number }>
export type Window<Row> = Readonly<{ total: number; items: readonly Row[] }>

export type NameState = "here" | "archived" | "gone" | "unknown"
export type Named = Readonly<{ id: RecordId; name: string; state: NameState }>
/** `count`: at most so many. `type`: of these types, all that have a name if left out. */
export type PickQuery = Readonly<{
  text: string
  types?: readonly EntityType[]
  count: number
  without?: readonly RecordId[]
}>
/** `detail` tells two of the same name apart: an organisation, the people of a relationship. */
export type Pick = Readonly<{ id: RecordId; type: EntityType; name: string; detail: string }>
export type TrashRow = Readonly<{
  id: RecordId
  type: EntityType | (string & {})
  name: string
  deletedAt: Instant
}>
export type Version = Readonly<{ id: RecordId; at: Instant; words: number }>
