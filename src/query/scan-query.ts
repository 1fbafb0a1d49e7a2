import { filterNamed } from "./filter-words.ts"
import type { FilterName } from "./query.ts"
import { isOpeningQuote, parting, readQuoted } from "./quoted.ts"

/** A piece of a query as it is written, its signs told apart and nothing of it understood. Offsets in UTF-16 units. */
export type Scanned = Readonly<{
  isNot: boolean
  from: number
  to: number
  /** Its quote or bracket is not closed: it ends with the text. */
  isOpen: boolean
  /** In quotes or brackets, or its value is: white space does not end it. */
  isEnclosed: boolean
}> &
  (
    | Readonly<{ kind: "word"; at: number; text: string }>
    | Readonly<{ kind: "phrase"; text: string }>
    | Readonly<{ kind: "near"; items: readonly string[]; distance: number }>
    /** `at`: where the value stands, with its quotes; `inside`: where its first letter does. */
    | Readonly<{
        kind: "filter"
        by: FilterName
        name: string
        value: string
        isQuoted: boolean
        at: number
        inside: number
      }>
  )

/** How many words a `NEAR(…)` that names no number is about. */
const usualDistance = 10
const longestDistance = 1000

export function scanQuery(text: string): readonly Scanned[] {
  const pieces: Scanned[] = []
  let at = skipParting(text, 0)
  while (at < text.length) {
    const piece = scanPiece(text, at)
    pieces.push(piece)
    at = skipParting(text, piece.to)
  }
  return pieces
}

function scanPiece(text: string, from: number): Scanned {
  const isNot = text[from] === "-" && endOfRun(text, from) > from + 1
  const at = isNot ? from + 1 : from
  if (isOpeningQuote(text, at)) {
    const { content, to, isOpen } = readQuoted(text, at)
    const hasStar = !isOpen && text[to] === "*"
    const phrase = hasStar ? `${content}*` : content
    return { kind: "phrase", isNot, from, to: hasStar ? to + 1 : to, isOpen, isEnclosed: true, text: phrase }
  }
  const near = match(/near(?::(\d{1,6}))?\(/iuy, text, at)
  if (near !== null) return { ...scanNear(text, at + near[0].length, near[1]), isNot, from }
  const filter = scanFilter(text, at)
  if (filter !== null) return { ...filter, isNot, from }
  const to = endOfRun(text, at)
  return { kind: "word", isNot, from, to, isOpen: false, isEnclosed: false, at, text: text.slice(at, to) }
}

type Bare<Kind extends Scanned["kind"]> = Omit<Extract<Scanned, { kind: Kind }>, "isNot" | "from">

/** `name:value`, or `#tag`. */
function scanFilter(text: string, at: number): Bare<"filter"> | null {
  const name = match(/([\p{L}_-]+):|#(?=[\p{L}"“„«])/uy, text, at)
  const by = name === null ? null : filterNamed(name[1] ?? "tag")
  if (name === null || by === null) return null
  const valueAt = at + name[0].length
  const common = { kind: "filter", by, name: name[1] ?? "tag", at: valueAt } as const
  if (isOpeningQuote(text, valueAt)) {
    const { content: value, to, isOpen } = readQuoted(text, valueAt)
    return { ...common, value, isQuoted: true, inside: valueAt + 1, to, isOpen, isEnclosed: true }
  }
  const to = endOfRun(text, valueAt)
  const value = text.slice(valueAt, to)
  return { ...common, value, isQuoted: false, inside: valueAt, to, isOpen: false, isEnclosed: false }
}

/** From behind the opening bracket to behind the closing one. */
function scanNear(text: string, from: number, asked: string | undefined): Bare<"near"> {
  const items: string[] = []
  let [at, isOpen, isAfterComma] = [from, true, false]
  let last: Readonly<{ isNumber: boolean; at: number }> | null = null
  while (at < text.length && isOpen) {
    const sign = text.charAt(at)
    if (sign === ")") isOpen = false
    if (sign === ",") isAfterComma = true
    const item = isOpeningQuote(text, at) ? readQuoted(text, at) : readItem(text, at)
    if (item.content !== "") {
      const isNumber = isAfterComma && asked === undefined && /^\d{1,6}$/u.test(text.slice(at, item.to))
      last = { isNumber, at: items.length }
      items.push(item.content)
      isAfterComma = false
    }
    at = item.to
  }
  // `a, b, 5`: a number behind the last comma says how far, unless it was said before.
  const number = asked ?? (last?.isNumber === true && last.at > 0 ? items.pop() : undefined)
  const distance = Math.min(number === undefined ? usualDistance : Number(number), longestDistance)
  return { kind: "near", items, distance, to: at, isOpen, isEnclosed: true }
}

/** One word in brackets; a sign there is an item without content. */
function readItem(text: string, at: number): { content: string; to: number } {
  const content = match(/[^\s\p{Cc},()]+/uy, text, at)?.[0] ?? ""
  return { content, to: at + Math.max(content.length, 1) }
}

function skipParting(text: string, at: number): number {
  return at + (match(parting, text, at)?.[0].length ?? 0)
}

function endOfRun(text: string, at: number): number {
  return at + (match(/[^\s\p{Cc}]+/uy, text, at)?.[0].length ?? 0)
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
