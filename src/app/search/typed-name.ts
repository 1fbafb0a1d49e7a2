import type { FilterName } from "../../query/query.ts"
import { isOpeningQuote, quotedWhereNeeded } from "../../query/quoted.ts"
import { termAt } from "../../query/term-at.ts"
import type { Written } from "./typed-query.ts"

/** Whose values are names of several words. */
const named: ReadonlySet<FilterName | null> = new Set(["person", "relationship", "tag"])

/** The space behind the first word of a name opens a quote around it: what is typed next is part of the name. */
export function withRoomForName(before: Written, now: Written): Written {
  const isSpaceAtEnd = now.text === `${before.text} ` && now.caret === now.text.length
  const typing = isSpaceAtEnd ? termAt(before.text, before.text.length) : null
  if (typing === null || !named.has(typing.by) || typing.typed === "") return now
  if (isOpeningQuote(before.text, typing.from)) return now
  const text = `${before.text.slice(0, typing.from)}"${typing.typed} `
  return { ...now, text, caret: text.length }
}

/** Where nothing is called what is typed, its last word was none of the name: it is a word of its own. Null where it is one word. */
export function withoutLastWordOfName(written: Written): Written | null {
  const { text, caret } = written
  const typing = caret === text.length ? termAt(text, caret) : null
  if (typing === null || !named.has(typing.by) || !isOpeningQuote(text, typing.from)) return null
  const [, name, last] = /^(.*\S)\s+(\S+)$/u.exec(typing.typed) ?? []
  if (name === undefined || last === undefined) return null
  const apart = `${text.slice(0, typing.from)}${quotedWhereNeeded(name)} ${last}`
  return { ...written, text: apart, caret: apart.length }
}
