/** 16 random bytes as 32 lower-case hex digits: never time-ordered, so an id tells nothing of when its record was made. */
export type RecordId = string & { readonly __brand: "RecordId" }

/** A closed set today that a newer version may have widened: an unknown value is kept and shown raw, never dropped. */
export type Open<Known extends string> = Known | (string & { readonly __open?: never })

export type Confidentiality = "normal" | "sensitive" | "withheld"

/** An instant as ISO 8601 in UTC, with milliseconds. */
export type Instant = string & { readonly __brand: "Instant" }

/** What every record carries, whatever its type. */
export type Envelope = Readonly<{
  id: RecordId
  type: string
  /** The number of the last migration that this record has been through. */
  schema: number
  createdAt: Instant
  updatedAt: Instant
  /** In the trash since then; purged 30 days later. */
  deletedAt?: Instant
  archivedAt?: Instant
  confidentiality: Open<Confidentiality>
  tags: readonly string[]
  pinned: boolean
  /** Where an imported record came from, so that a second import adds nothing and a batch can be undone. */
  source?: Readonly<{ batch: string; foreignId: string }>
}>
