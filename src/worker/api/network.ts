import type { LocalDate } from "../../base/local-date.ts"
import type { Result } from "../../base/result.ts"
import type { DueWords } from "../../domain/cadence.ts"
import type { Contact, Organisation, Relationship, StageEvent } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Flow } from "../../domain/flow.ts"
import type { Saved } from "../api.ts"
import type { ChangeRefusal, ListWindow, Named, Window } from "./records.ts"

/** People, what binds the owner to them, and where they belong. */
export interface NetworkApi {
  /** By name in the owner's collation. `today` is the owner's. */
  listPeople(query: PeopleQuery & ListWindow): Promise<Window<PersonRow>>
  openPerson(id: RecordId, today: LocalDate): Promise<Result<PersonPage, Readonly<{ reason: "not-found" }>>>
  listOrganisations(
    window: ListWindow,
  ): Promise<Window<Readonly<{ id: RecordId; name: string; people: number }>>>
  openOrganisation(id: RecordId): Promise<Result<OrganisationPage, Readonly<{ reason: "not-found" }>>>

  listRelationships(query: RelationshipQuery & ListWindow): Promise<Window<RelationshipRow>>
  openRelationship(
    id: RecordId,
    today: LocalDate,
  ): Promise<Result<RelationshipPage, Readonly<{ reason: "not-found" }>>>
  /** Moves a relationship to another stage or status and writes the dated event, in one commit. Going back is allowed. */
  moveRelationship(
    id: RecordId,
    step: Readonly<{
      what: "stage" | "status"
      to: string
      date: LocalDate
      note?: string
      checklist?: readonly Readonly<{ text: string; isDone: boolean }>[]
    }>,
  ): Promise<Result<Saved, ChangeRefusal>>
  /** Takes an event out of the history for good; stage and status become those of the latest event left. */
  undoMove(event: RecordId): Promise<Result<Saved, ChangeRefusal>>

  /** `photo`: a JPEG, PNG or WebP in base64, at most 200 KiB of it; null takes the picture away. */
  savePhoto(contact: RecordId, photo: string | null): Promise<Result<Saved, ChangeRefusal | PhotoRefusal>>
}

export type PhotoRefusal = Readonly<{ reason: "not-a-photo" | "too-large" }>

export type PeopleQuery = Readonly<{
  today: LocalDate
  text?: string
  role?: string
  /** All of them, each borne itself or by one nested in it. */
  tags?: readonly string[]
  organisation?: RecordId
  /** Only those whose time has come. */
  isDue?: boolean
  /** Only archived ones; left out, only those that are not. */
  isArchived?: boolean
}>
export type PersonRow = Readonly<{
  id: RecordId
  name: string
  organisation: string
  jobTitle: string
  networkRoles: readonly string[]
  tags: readonly string[]
  pinned: boolean
  lastInteraction: LocalDate | null
  due: DueWords
}>
export type PersonPage = Readonly<{
  contact: Contact
  name: string
  organisation: Named | null
  introducedBy: Named | null
  relationships: readonly RelationshipRow[]
  lastInteraction: LocalDate | null
  due: DueWords
  /** null where the person is not to be analysed. */
  flow: Flow | null
  /** A small JPEG, PNG or WebP in base64, or null. */
  photo: string | null
  /** Open promises and offers, ids of reciprocity entries. */
  promises: readonly RecordId[]
  openActions: readonly RecordId[]
}>
export type OrganisationPage = Readonly<{ organisation: Organisation; people: readonly Named[] }>

export type RelationshipQuery = Readonly<{
  today: LocalDate
  text?: string
  stage?: string
  status?: string
  ownRole?: string
  contact?: RecordId
  isArchived?: boolean
}>
export type RelationshipRow = Readonly<{
  id: RecordId
  title: string
  people: readonly Named[]
  kind: string
  ownRole: string
  stage: string
  status: string
  lastInteraction: LocalDate | null
  nextSession: LocalDate | null
  due: DueWords
}>
export type RelationshipPage = Readonly<{
  relationship: Relationship
  row: RelationshipRow
  /** Oldest first. */
  history: readonly StageEvent[]
  openActions: readonly RecordId[]
  promises: readonly RecordId[]
}>
