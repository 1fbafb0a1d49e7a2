import { ok, refuse, type Result } from "../../base/result.ts"
import { fingerprint } from "../../crypto/fingerprint.ts"
import { utf8Bytes } from "../../crypto/utf8.ts"
import { byteString, textOfBytes } from "../text-of-bytes.ts"
import { contactOfCard } from "./contact-of-card.ts"
import type { ContentLine } from "./content-line.ts"
import type { ImportedCard, VcardLeftOut } from "./imported-contact.ts"
import { vcardLimits } from "./limits.ts"
import { splitCards } from "./split-cards.ts"
import { isBase64, oneLine, textValue } from "./text-value.ts"

export type ReadVcards = Readonly<{
  cards: readonly ImportedCard[]
  /** Cards with no name and no way to reach anybody, each by what it held instead. */
  empty: readonly (readonly VcardLeftOut[])[]
  /** Lines that stand in no card. */
  outside: number
}>

export type VcardsRefusal = "too-large" | "too-many-cards" | "no-cards"

/** Bookkeeping of the program that wrote the card: it changes while the card says the same. */
const volatile: ReadonlySet<string> = new Set(["VERSION", "REV", "PRODID", "UID"])

/**
 * Reads an address book of vCards 2.1, 3.0 and 4.0, also mixed and broken: whatever is not understood is left out by
 * its name, and the rest comes in. libsodium has to be started.
 */
export function readVcards(file: Uint8Array): Result<ReadVcards, VcardsRefusal> {
  if (file.length > vcardLimits.fileBytes) return refuse("too-large")
  const split = splitCards(byteString(withoutMark(file)))
  if (split === null) return refuse("too-many-cards")
  if (split.cards.length === 0) return refuse("no-cards")
  const cards: ImportedCard[] = []
  const empty: (readonly VcardLeftOut[])[] = []
  const sayingByUid = new Map<string, string>()
  for (const raw of split.cards) {
    const { contact, leftOut } = contactOfCard(raw)
    if (contact === null) {
      empty.push(leftOut)
      continue
    }
    const saying = fingerprintOf(raw.lines)
    const uid = uidOf(raw.lines)
    const known = sayingByUid.get(uid) ?? saying
    if (uid !== "") sayingByUid.set(uid, known)
    cards.push({ foreignId: uid !== "" && known === saying ? uid : saying, contact, leftOut })
  }
  return ok({ cards, empty, outside: split.outside.rows.reduce((sum, { count }) => sum + count, 0) })
}

/** UTF-16 becomes UTF-8, so that lines can be told apart by bytes. */
function withoutMark(file: Uint8Array): Uint8Array {
  const isUtf16 = (file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff)
  if (isUtf16) return utf8Bytes(textOfBytes(file))
  return file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf ? file.subarray(3) : file
}

function uidOf(lines: readonly ContentLine[]): string {
  const line = lines.find(({ name }) => name === "UID")
  const uid = line === undefined ? "" : (oneLine(textValue(line)) ?? "").replace(/^urn:uuid:/i, "")
  return uid.length > vcardLimits.uidLength ? "" : uid
}

/** However the card was folded, encoded or ordered, what it says is the same. */
function fingerprintOf(lines: readonly ContentLine[]): string {
  const said = lines
    .filter(({ name }) => !volatile.has(name))
    .map((line) =>
      JSON.stringify([line.name, isBase64(line) ? line.value.replace(/\s/g, "") : textValue(line)]),
    )
  return `card:${fingerprint(utf8Bytes(said.toSorted().join("\n")))}`
}
