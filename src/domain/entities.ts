import { actionSpecs } from "./action.ts"
import { contactSpecs } from "./contact.ts"
import type { Envelope } from "./envelope.ts"
import {
  choice,
  type FieldChanges,
  type FieldsOf,
  group,
  line,
  lines,
  moment,
  number,
  reference,
  required,
} from "./field-specs.ts"
import { interactionSpecs } from "./interaction.ts"
import { journalNoteSpecs } from "./journal-note.ts"
import { mentoringSessionSpecs } from "./mentoring-session.ts"
import { organisationSpecs } from "./organisation.ts"
import { profileSpecs } from "./profile.ts"
import { reciprocityEntrySpecs } from "./reciprocity-entry.ts"
import { relationshipSpecs } from "./relationship.ts"
import { stageEventSpecs } from "./stage-event.ts"
import { tagColours } from "./tag-colours.ts"

/** Every type of record that this version knows, with the fields it takes. */
export const entitySpecs = {
  contact: contactSpecs,
  organisation: organisationSpecs,
  relationship: relationshipSpecs,
  "stage-event": stageEventSpecs,
  "mentoring-session": mentoringSessionSpecs,
  "journal-note": journalNoteSpecs,
  action: actionSpecs,
  "reciprocity-entry": reciprocityEntrySpecs,
  interaction: interactionSpecs,
  profile: profileSpecs,
  /** One run of an import; its records bear its id as `source.batch`. */
  "import-batch": {
    from: choice(["markdown", "vcard"]),
    name: line(300),
    at: required(moment),
    count: number(0, 1_000_000),
    /** Since then nothing of it is here but what the owner took back. */
    undoneAt: moment,
  },
  /** A file of any kind. Its bytes lie sealed in the vault folder under the name `file`, by the key `key`, both in hex. */
  attachment: {
    of: required(reference("")),
    name: required(line(255)),
    mediaType: line(127),
    /** Of the plain file, in bytes. */
    size: number(0, 500_000_000),
    file: required(line(32)),
    key: required(line(64)),
    /** Of the plain file. */
    sha256: line(64),
  },
  /** A search that the owner keeps: `query` as `formatQuery` writes it. Pinned ones stand in the rail. */
  "saved-view": { name: required(line(120)), query: required(lines(4000)), position: number(0, 10_000) },
  /** What a tag looks like; records bear its path in their own `tags`. */
  tag: { path: required(line(200)), colour: choice(tagColours) },
  /** What a record held that was changed on both sides of a merge and gave way; its texts are versions. */
  "kept-aside": { of: required(reference("")), at: required(moment), fields: required(lines(30_000)) },
  /** An earlier state of a text, kept for a while: as its own body `text`, or as that of the version `base` with a patch. */
  revision: {
    of: required(reference("")),
    body: required(line(60)),
    at: required(moment),
    base: reference("revision"),
    patch: group({ at: number(0, 1e9), drop: number(0, 1e9), put: lines(2000) }),
  },
} as const

export type EntityType = keyof typeof entitySpecs
export type EntityFields<Type extends EntityType> = FieldsOf<(typeof entitySpecs)[Type]>
export type EntityChanges<Type extends EntityType> = FieldChanges<(typeof entitySpecs)[Type]>

/** A record as it is read. Fields of a newer version may stand beside these; they are kept. */
export type Entity<Type extends EntityType> = Envelope &
  Readonly<{ type: Type; links?: readonly Link[] }> &
  EntityFields<Type>

export type Contact = Entity<"contact">
export type Organisation = Entity<"organisation">
export type Relationship = Entity<"relationship">
export type StageEvent = Entity<"stage-event">
export type MentoringSession = Entity<"mentoring-session">
export type JournalNote = Entity<"journal-note">
export type Action = Entity<"action">
export type ReciprocityEntry = Entity<"reciprocity-entry">
export type Interaction = Entity<"interaction">
export type Profile = Entity<"profile">
export type ImportBatch = Entity<"import-batch">
export type Revision = Entity<"revision">
export type Attachment = Entity<"attachment">
export type SavedView = Entity<"saved-view">
export type TagLook = Entity<"tag">
export type KeptAside = Entity<"kept-aside">

export type LinkRelation = "mentions" | "evidence_for" | "about" | "follows_from" | "carried_from" | "blocks"

/** Stands in the record it goes from. `body` names the text that a mention stands in. */
export type Link = Readonly<{ to: Envelope["id"]; rel: LinkRelation | (string & {}); body?: string }>
