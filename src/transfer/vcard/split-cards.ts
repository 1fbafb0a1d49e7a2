import { Tally } from "../tally.ts"
import { type ContentLine, parseContentLine } from "./content-line.ts"
import type { WhyLeftOut } from "./imported-contact.ts"
import { vcardLimits } from "./limits.ts"
import { unfoldedLines } from "./unfold.ts"

export type VcardTally = Tally<Readonly<{ what: string; why: WhyLeftOut }>>
export type RawCard = Readonly<{ lines: ContentLine[]; leftOut: VcardTally }>

export type SplitFile = Readonly<{ cards: readonly RawCard[]; outside: VcardTally }>

/**
 * Parts a file into its cards. A card in a card (vCard 2.1's AGENT) is left out with its property; one without an end is
 * a card all the same, and named. Null past the limit of cards.
 */
export function splitCards(file: string): SplitFile | null {
  const cards: RawCard[] = []
  const outside: VcardTally = new Tally()
  let card: RawCard | undefined
  let nested = 0
  for (const { text, isTooLong } of unfoldedLines(file)) {
    const line = parseContentLine(text)
    const frame = line === null ? null : frameOf(line)
    if (nested > 0) {
      if (frame !== null) nested += frame === "BEGIN" ? 1 : -1
    } else if (frame === "BEGIN") {
      if (card !== undefined && isOpenAgent(card)) nested = 1
      else {
        card?.leftOut.add({ what: "END", why: "cut-off" })
        card = { lines: [], leftOut: new Tally() }
        cards.push(card)
        if (cards.length > vcardLimits.cards) return null
      }
    } else if (frame === "END" && card !== undefined) card = undefined
    else if (card === undefined) {
      if (text.trim() !== "") outside.add({ what: "", why: "unreadable" })
    } else addLine(card, line, isTooLong)
  }
  card?.leftOut.add({ what: "END", why: "cut-off" })
  return { cards, outside }
}

function addLine(card: RawCard, line: ContentLine | null, isTooLong: boolean): void {
  if (line === null) card.leftOut.add({ what: "", why: "unreadable" })
  else if (isTooLong) card.leftOut.add({ what: line.name, why: "too-long" })
  else if (card.lines.length >= vcardLimits.propertiesPerCard)
    card.leftOut.add({ what: line.name, why: "too-many" })
  else card.lines.push(line)
}

function frameOf({ name, value }: ContentLine): "BEGIN" | "END" | null {
  if ((name !== "BEGIN" && name !== "END") || value.trim().toUpperCase() !== "VCARD") return null
  return name
}

function isOpenAgent(card: RawCard): boolean {
  const last = card.lines.at(-1)
  return last?.name === "AGENT" && last.value.trim() === ""
}
