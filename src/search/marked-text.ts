import { markEnd, markStart, wordBreak } from "./searchable-text.ts"

/** From, to, in UTF-16 units. */
export type Mark = readonly [number, number]
export type MarkedText = Readonly<{ text: string; marks: readonly Mark[] }>

/** Takes the signs that `searchableText` and SQLite put into a text out again. */
export function readMarked(signed: string): MarkedText {
  const marks: Mark[] = []
  let text = ""
  let from = 0
  for (const part of signed.split(signs)) {
    if (part === markStart) from = text.length
    else if (part === markEnd) marks.push([from, text.length])
    else if (part !== wordBreak) text += part
  }
  return { text, marks: joined(marks) }
}

const signs = new RegExp(`([${markStart}${markEnd}${wordBreak}])`, "u")

/** Letters beside each other that were found one by one are one place. */
function joined(marks: readonly Mark[]): readonly Mark[] {
  const joint: Mark[] = []
  for (const [from, to] of marks) {
    const last = joint.at(-1)
    if (last !== undefined && last[1] >= from) joint[joint.length - 1] = [last[0], Math.max(last[1], to)]
    else if (to > from) joint.push([from, to])
  }
  return joint
}

/** In UTF-16 units. */
const shownLength = 170
const shownBefore = 48

/** The part of a line with the most different words marked, then the most marks, then the first; cut at words; empty without any. */
export function cutAround({ text, marks }: MarkedText): MarkedText {
  const best = fullest(text, marks)
  if (best === undefined) return { text: "", marks: [] }
  const from = startBefore(text, Math.max(0, best[0] - shownBefore), best[0])
  const to = endAfter(text, Math.min(text.length, from + shownLength), Math.min(best[1], from + shownLength))
  const before = from > 0 ? "…" : ""
  const shift = before.length - from
  return {
    text: `${before}${text.slice(from, to)}${to < text.length ? "…" : ""}`,
    marks: marks
      .filter((mark) => mark[1] > from && mark[0] < to)
      .map((mark) => [Math.max(from, mark[0]) + shift, Math.min(to, mark[1]) + shift]),
  }
}

/** The first mark of that part. */
function fullest(text: string, marks: readonly Mark[]): Mark | undefined {
  const words = marks.map(([from, to]) => text.slice(from, to).toLowerCase())
  const within = new Map<string, number>()
  let best: Mark | undefined
  let most = 0
  let end = 0
  for (const [at, mark] of marks.entries()) {
    const left = words[at - 1]
    if (left !== undefined && end >= at) countDown(within, left)
    end = Math.max(end, at)
    for (; (marks[end]?.[1] ?? Number.POSITIVE_INFINITY) <= mark[0] + shownLength - shownBefore; end++) {
      const word = words[end] ?? ""
      within.set(word, (within.get(word) ?? 0) + 1)
    }
    const worth = within.size * marks.length + (end - at)
    if (best === undefined || worth > most) {
      best = mark
      most = worth
    }
  }
  return best
}

function countDown(counts: Map<string, number>, word: string): void {
  const count = counts.get(word) ?? 0
  if (count > 1) counts.set(word, count - 1)
  else counts.delete(word)
}

/** The beginning of the first word at or after `from`, at most `latest`. */
function startBefore(text: string, from: number, latest: number): number {
  if (from === 0) return 0
  const space = text.indexOf(" ", from - 1)
  return space >= 0 && space < latest ? space + 1 : unsplit(text, from)
}

/** The end of the last word at or before `to`, at least `earliest`. */
function endAfter(text: string, to: number, earliest: number): number {
  if (to === text.length) return to
  const space = text.lastIndexOf(" ", to)
  return space >= earliest ? space : unsplit(text, to)
}

/** Never between the two halves of a letter. */
function unsplit(text: string, at: number): number {
  return /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1)) ? at - 1 : at
}
