import type { LocalDate } from "../base/local-date.ts"

/**
 * What the owner looks for: every term must hold. Written as one line by `formatQuery` and read by `parseQuery`; plain
 * data, so that the page reads what is typed and the worker answers it.
 */
export type Query = Readonly<{ terms: readonly Term[] }>

export type Term = TextTerm | FilterTerm

/** Of texts, titles, names and tags, whatever their case and accents. */
export type TextTerm = Readonly<{ isNot: boolean }> &
  (
    | Readonly<{ kind: "word"; text: string; isPrefix: boolean }>
    /** Words one after the other; the last may be the beginning of one. */
    | Readonly<{ kind: "phrase"; text: string; isPrefix: boolean }>
    /** In any order within one text, with at most so many words between the first and the last of them, those asked for counted too. */
    | Readonly<{ kind: "near"; words: readonly string[]; distance: number }>
  )

export type FilterTerm = Readonly<{ isNot: boolean; kind: "filter"; filter: Filter }>

export type Filter =
  /** `value`: a name, forgiven its typing errors, or `@` and the id of a record. */
  | Readonly<{ by: "person" | "relationship"; value: string }>
  /** `stage`: of the relationships that a record belongs to. `tag`: with those nested in it. `kind`: one of `foundKinds`. */
  | Readonly<{ by: "stage" | "tag" | "kind"; value: string }>
  /** The days of the span, both included; `before` and `after` are outside of it. */
  | Readonly<{ by: "before" | "after" | "on"; value: DaySpan }>
  | Readonly<{ by: "has"; value: HasValue }>
  | Readonly<{ by: "is"; value: IsValue }>
  /** Of an action or a promise: `me`, `them` (whoever it is of the others), or somebody as in `person`. */
  | Readonly<{ by: "owner"; value: string }>

export type FilterName = Filter["by"]

/**
 * `text` is what was written, in its one form: `2026`, `2026-11`, `2026-11-20`, a word such as `today` or `last-week`, the
 * last so many days, weeks, months or years with today (`3d`, `2w`, `6m`, `1y`), or from one span to another (`2026-02..2026-04`,
 * `2026-02..`, `..2026-04`).
 */
export type DaySpan = Readonly<{ text: string; from: LocalDate; to: LocalDate }>

/** Spans of days that are offered by name; more are read. */
export const offeredSpans = [
  "today",
  "yesterday",
  "this-week",
  "last-week",
  "this-month",
  "last-month",
  "this-year",
  "last-year",
] as const

export const hasValues = ["open-actions", "open-promises", "attachments", "text"] as const
export type HasValue = (typeof hasValues)[number]

export const isValues = ["withheld", "sensitive", "pinned", "archived", "overdue"] as const
export type IsValue = (typeof isValues)[number]

/** The types of records that a search answers with. */
export const foundKinds = [
  "contact",
  "organisation",
  "relationship",
  "mentoring-session",
  "journal-note",
  "action",
  "reciprocity-entry",
  "interaction",
  "stage-event",
  "attachment",
] as const
export type FoundKind = (typeof foundKinds)[number]
