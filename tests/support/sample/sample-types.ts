import type { EntityChanges } from "../../../src/domain/entities.ts"
import type { EnvelopeChange } from "../../../src/worker/api/records.ts"
import type { organisations } from "./organisations.ts"
import type { people } from "./people.ts"
import type { relationships } from "./relationships.ts"

/** Days from the day on which the journal is made: −1 is yesterday. */
export type Days = number
export type PersonKey = keyof typeof people
export type OrganisationKey = keyof typeof organisations
export type RelationshipKey = keyof typeof relationships

/** Markdown, where `@ines` names the person of that key. */
type Text = string

type Dated<Type extends "mentoring-session" | "reciprocity-entry" | "action" | "interaction"> = Omit<
  EntityChanges<Type>,
  "date" | "contacts" | "contact" | "relationships" | "relationship" | "session"
>

export type SamplePerson = Readonly<{
  fields: Omit<EntityChanges<"contact">, "organisation" | "introducedBy">
  organisation?: OrganisationKey
  introducedBy?: string
  /** Days from today. */
  metOn?: number
  notes?: string
  isArchived?: true
  more?: EnvelopeChange
}>

export type SampleRelationship = Omit<
  EntityChanges<"relationship">,
  "contacts" | "start" | "end" | "agreedUntil" | "stage" | "status" | "cadence"
> &
  Readonly<{
    people: readonly PersonKey[]
    start: Days
    agreedUntil?: Days
    end?: Days
    cadence?: NonNullable<EntityChanges<"relationship">["cadence"]>
    /** Oldest first. */
    steps: readonly Readonly<{
      what: "stage" | "status"
      to: string
      on: Days
      note?: string
      checklist?: readonly Readonly<{ text: string; isDone: boolean }>[]
    }>[]
    isArchived?: true
    more?: EnvelopeChange
  }>

export type SampleSession = Dated<"mentoring-session"> &
  Readonly<{
    key?: string
    on: Days
    /** Held on this weekday, from Monday, 1, in the week of that day. */
    weekday?: number
    people?: readonly PersonKey[]
    relationship?: RelationshipKey
    texts?: Readonly<{ prepare?: Text; text?: Text; reflection?: Text; summary?: Text }>
    more?: EnvelopeChange
  }>

export type SampleNote = Readonly<{
  /** Or on the day itself, so many years ago. */
  on: Days | Readonly<{ yearsAgo: number }>
  title: string
  mood?: string
  text: Text
  /** What the text was before, oldest first. */
  earlier?: readonly Text[]
  more?: EnvelopeChange
}>

export type SampleExchange = Omit<Dated<"reciprocity-entry">, "promisedFor" | "onBehalfOf"> &
  Readonly<{
    key?: string
    on: Days
    people: readonly PersonKey[]
    relationship?: RelationshipKey
    session?: string
    promisedFor?: Days
    onBehalfOf?: string
  }>

export type SampleAction = Omit<Dated<"action">, "due" | "doneOn"> &
  Readonly<{
    person?: PersonKey
    relationship?: RelationshipKey
    session?: string
    due?: Days
    doneOn?: Days
  }>

export type SampleInteraction = Dated<"interaction"> & Readonly<{ on: Days; people: readonly PersonKey[] }>
