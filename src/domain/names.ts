import { compareText } from "./compare-text.ts"
import type { Contact, Organisation, Relationship } from "./entities.ts"
import type { RecordId } from "./envelope.ts"

/** Null where there is none to show; the interface has words for that. */
export function nameOfContact(
  contact: Pick<Contact, "displayName" | "givenName" | "familyName" | "nickname">,
): string | null {
  return (
    shown(contact.displayName) ??
    fullName(shown(contact.givenName), shown(contact.familyName)) ??
    shown(contact.nickname)
  )
}

/** Its title, else the names of its people, as far as `nameOf` knows them. */
export function nameOfRelationship(
  relationship: Pick<Relationship, "title" | "contacts">,
  nameOf: (contact: RecordId) => string | null,
): string | null {
  const names = (relationship.contacts ?? []).map(nameOf).filter((name) => name !== null)
  return shown(relationship.title) ?? shown(names.join(", "))
}

export function nameOfOrganisation(organisation: Pick<Organisation, "name">): string | null {
  return shown(organisation.name)
}

/** What a name is put in order by: from its first letter or digit on, so that quotes, dashes and pictures before it do not count. */
export function sortKey(name: string): string {
  const key = name.normalize("NFC").replace(/^[^\p{L}\p{N}]+/u, "")
  return key === "" ? name.normalize("NFC").trim() : key.trim()
}

/** In the collation of `locale`. Names that it holds equal are told apart, so that the order is the same every time. */
export function nameOrder(locale?: string): (left: string, right: string) => number {
  const collator = new Intl.Collator(locale, { numeric: true })
  return (left, right) => collator.compare(sortKey(left), sortKey(right)) || compareText(left, right)
}

/** Written in Han, kana or Hangul the family name stands first, without a space. */
function fullName(given: string | null, family: string | null): string | null {
  if (given === null || family === null) return given ?? family
  const isEastAsian = [given, family].every((name) =>
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u.test(name),
  )
  return isEastAsian ? `${family}${given}` : `${given} ${family}`
}

/** Invisible characters alone are no name. */
function shown(name: string | undefined): string | null {
  const trimmed = name?.trim() ?? ""
  return /[^\p{C}\p{Z}\p{M}]/u.test(trimmed) ? trimmed : null
}
