import type { LocalDate } from "../../base/local-date.ts"

/** A day, or one without its year: `--03-14`. */
export type ImportedDay = LocalDate | (string & { readonly __brand: "YearlessDay" })

export type ImportedChannel = Readonly<{
  kind: "email" | "phone" | "url" | "address" | "messaging"
  /** As the other program called it, in its words; may be empty. */
  label: string
  /** One line. A `url` is never opened but through `openableLink`. */
  value: string
}>

/** One person (or house) of an address book. A name that the card does not give is "". Lengths are the domain's. */
export type ImportedContact = Readonly<{
  givenName: string
  familyName: string
  additionalNames: string
  prefix: string
  suffix: string
  /** Never "": where the card has no name, the organisation, the nickname or the first channel stands in. */
  displayName: string
  nickname?: string
  pronouns?: string
  organisation?: string
  /** The units below the organisation, the largest first. */
  department?: string
  jobTitle?: string
  /** Preferred ones first. */
  channels: readonly ImportedChannel[]
  importantDates: readonly Readonly<{ label: string; date: ImportedDay }>[]
  tags: readonly string[]
  /** Plain text with line feeds; "" where there is none. */
  notes: string
}>

/**
 * A property of a card that did not come in, wholly or in part: `what` is its name in capitals (`PHOTO`), `END` where
 * the card has no end, or "" for lines that are none. The names may be the owner's own: never to be logged.
 */
export type VcardLeftOut = Readonly<{ what: string; why: WhyLeftOut; count: number }>

export type WhyLeftOut = "no-place" | "too-long" | "too-many" | "unreadable" | "time-of-day" | "cut-off"

export type ImportedCard = Readonly<{
  /**
   * The card's UID. Where it has none, or one that another card of the file has taken, a fingerprint of all that it
   * says: the same card is known again, however it was folded or encoded; one that has changed is new. A card that
   * stands twice in a file comes twice, with the same id.
   */
  foreignId: string
  contact: ImportedContact
  leftOut: readonly VcardLeftOut[]
}>
