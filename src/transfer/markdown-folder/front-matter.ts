import { type Document, isMap, isScalar, isSeq, parseDocument, visit } from "yaml"
import { markdownLimits } from "./limits.ts"

export type FrontMatterEntry = Readonly<{
  /** As written. */
  name: string
  /** As written, `001` stays `001`; null where it is something deeper than a text or a list of texts. */
  value: string | readonly string[] | null
}>

export type FrontMatter = Readonly<{
  entries: readonly FrontMatterEntry[]
  /** A block that means to be front matter and cannot be read as such. */
  unread?: string
  /** How many entries had a comment beside or above them. */
  comments: number
  /** The text below it. */
  body: string
}>

/**
 * Takes the YAML block off the head of a text (with line feeds only). Nothing in it is ever expanded or becomes an
 * object's key: an alias, a nested mapping or `__proto__` is an entry like any other, without a value. A text that only
 * begins with a rule keeps it.
 */
export function takeFrontMatter(text: string): FrontMatter {
  const opening = /^---[ \t]*\n/.exec(text)?.[0]
  if (opening === undefined) return { entries: [], comments: 0, body: text }
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(text.slice(opening.length))
  if (closing === null) return { entries: [], comments: 0, body: text }
  const block = text.slice(opening.length, opening.length + closing.index)
  const body = text.slice(opening.length + closing.index + closing[0].length)
  if (block.trim() === "") return { entries: [], comments: 0, body }
  if (!looksLikeMapping(block)) return { entries: [], comments: 0, body: text }
  const read = block.length > markdownLimits.frontMatterLength ? null : readMapping(block)
  return read === null ? { entries: [], comments: 0, unread: block, body } : { ...read, body }
}

function looksLikeMapping(block: string): boolean {
  const first = block.split("\n", 100).find((line) => line.trim() !== "" && !line.startsWith("#"))
  return first !== undefined && /^(?:"[^"]*"|'[^']*'|[^\s:#>*`|[\]-][^:\n]*)[ \t]*:(?:\s|$)/.test(first)
}

function readMapping(block: string): Pick<FrontMatter, "entries" | "comments"> | null {
  // The schema of plain strings: a date, a number and "yes" stay what was written.
  const document = parseDocument(block, {
    schema: "failsafe",
    // Asking for each pair of keys whether they are equal takes the square of their number.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  })
  const { contents, errors } = document
  if (errors.length > 0 || !isMap(contents)) return null
  const entries = contents.items.map(({ key, value }) => ({
    name: textOf(key) ?? "",
    value: isSeq(value) ? listOf(value.items) : textOf(value),
  }))
  return { entries, comments: countComments(document) }
}

function countComments(document: Document.Parsed): number {
  const isCommented = (node: { comment?: string | null; commentBefore?: string | null }): boolean =>
    Boolean(node.comment) || Boolean(node.commentBefore)
  let comments = isCommented(document) ? 1 : 0
  visit(document, { Node: (_key, node) => void (comments += isCommented(node) ? 1 : 0) })
  return comments
}

function listOf(items: readonly unknown[]): readonly string[] | null {
  const texts = items.map(textOf)
  return texts.every((text) => text !== null) ? texts : null
}

function textOf(node: unknown): string | null {
  if (node === null) return ""
  if (!isScalar(node) || typeof node.value !== "string")
    return isScalar(node) && node.value === null ? "" : null
  return node.type === "PLAIN" && /^(?:~|null)$/i.test(node.value) ? "" : node.value
}
