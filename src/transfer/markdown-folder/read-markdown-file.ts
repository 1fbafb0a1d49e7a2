import type { LocalDate } from "../../base/local-date.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import type { DocumentNode, JournalDocument } from "../../documents/document.ts"
import { fromMarkdown, type MarkdownOptions } from "../../documents/markdown/from-markdown.ts"
import { parseDocument } from "../../documents/parse-document.ts"
import { plainTextDocument } from "../plain-text-document.ts"
import { Tally } from "../tally.ts"
import { textOfBytes } from "../text-of-bytes.ts"
import { readFileName } from "./file-name.ts"
import { frontMatterFields, type WritingKind } from "./front-matter-fields.ts"
import { type FrontMatter, takeFrontMatter } from "./front-matter.ts"
import { markdownLimits } from "./limits.ts"
import { fileKind } from "./sort-files.ts"
import { titleHeading } from "./title-heading.ts"

export type MarkdownFile = Readonly<{
  /** Within the folder, as the folder gives it. */
  path: string
  content: Uint8Array | string
}>

/**
 * What the writing has no place for. `front-matter-entry` has the entry's `name`; of `unread-front-matter` the words
 * stand at the head of the text, and of a text without its `formatting` every word is there.
 */
export type MarkdownLeftOut = Readonly<{
  what:
    | "image"
    | "link-title"
    | "html"
    | "formatting"
    | "front-matter-entry"
    | "front-matter-comment"
    | "unread-front-matter"
    | "time-of-day"
  /** The owner's own word: never to be logged. */
  name?: string
  count: number
}>

export type ImportedWriting = Readonly<{
  /**
   * The path within the folder: a second import of the folder adds nothing, and a file that was changed in between is
   * still the same writing. A file that was moved or renamed is a new one.
   */
  foreignId: string
  kind: WritingKind
  title: string
  /** From the front matter, else the file's name. Where neither names a day the caller has to: the file's own last change. */
  date?: LocalDate
  tags: readonly string[]
  document: JournalDocument
  leftOut: readonly MarkdownLeftOut[]
}>

export type MarkdownFileRefusal = "hidden" | "other-kind" | "invalid-path" | "too-large" | "not-text"

type What = Readonly<{ what: MarkdownLeftOut["what"]; name?: string }>

/** Reads one file of a folder. Line ends are lines unless told otherwise, as note programs show them. */
export function readMarkdownFile(
  file: MarkdownFile,
  options: MarkdownOptions = { lineEnds: "break" },
): Result<ImportedWriting, MarkdownFileRefusal> {
  const foreignId = file.path
    .replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "")
    .normalize("NFC")
  if (!isPathWithin(foreignId)) return refuse("invalid-path")
  const fileType = fileKind(foreignId)
  if (fileType === "hidden") return refuse("hidden")
  if (fileType === "other") return refuse("other-kind")
  if (file.content.length > markdownLimits.fileBytes) return refuse("too-large")
  const text =
    typeof file.content === "string" ? file.content.replace(/^\uFEFF/, "") : textOfBytes(file.content)
  if (text.includes("\0")) return refuse("not-text")

  const isMarkdown = fileType === "markdown"
  const lines = text.replace(/\r\n?/g, "\n")
  const { entries, comments, unread, body }: FrontMatter = isMarkdown
    ? takeFrontMatter(lines)
    : { entries: [], comments: 0, body: lines }
  const fields = frontMatterFields(entries)
  const tally = new Tally<What>()
  for (const name of fields.notTaken) tally.add({ what: "front-matter-entry", name })
  if (fields.timesOfDay > 0) tally.add({ what: "time-of-day" }, fields.timesOfDay)
  if (comments > 0) tally.add({ what: "front-matter-comment" }, comments)
  if (unread !== undefined) tally.add({ what: "unread-front-matter" })

  const read = isMarkdown ? readBody(body, options, tally) : plainTextDocument(body)
  if (!read.ok) return refuse("too-large")
  const named = readFileName(foreignId)
  const heading = isMarkdown ? titleHeading(read.value.content ?? []) : null
  const date = fields.date ?? named.date ?? fields.created?.date
  // A date in the name that is not the writing's own stays in its title.
  const title = fields.title ?? heading?.title ?? (date === named.date ? named.title : named.name)
  const isTitle = heading?.isWhole === true && heading.title === title
  const document = withHead(read.value, isTitle, unread)
  if (!document.ok) return refuse("too-large")

  if (fields.created !== undefined && fields.created.date !== date)
    tally.add({ what: "front-matter-entry", name: fields.created.name })
  return ok({
    foreignId,
    kind: fields.kind ?? "note",
    title: title.slice(0, markdownLimits.titleLength),
    ...(date !== undefined && { date }),
    tags: fields.tags,
    document: document.value,
    leftOut: tally.rows,
  })
}

function isPathWithin(path: string): boolean {
  if (path === "" || path.length > markdownLimits.pathLength || /^\/|^[a-z]:|\p{Cc}/iu.test(path))
    return false
  return !path.split("/").some((name) => name === "" || name === "." || name === "..")
}

/** What is nested too deep for a document, or for the reader's stack, is still a text. */
function readBody(
  body: string,
  options: MarkdownOptions,
  tally: Tally<What>,
): Result<JournalDocument, unknown> {
  const read = deepStart.test(body) ? null : fromMarkdownWithinStack(body, options)
  if (read === null || !read.ok) {
    tally.add({ what: "formatting" })
    return plainTextDocument(body)
  }
  for (const { kind } of read.value.leftOut) tally.add({ what: kind })
  return ok(read.value.document)
}

/** More quotes and list marks at the start of a line than a document has depth for; each costs time on every line. */
const deepStart = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){128}/m

function fromMarkdownWithinStack(
  body: string,
  options: MarkdownOptions,
): ReturnType<typeof fromMarkdown> | null {
  try {
    return fromMarkdown(body, options)
  } catch (fault) {
    if (fault instanceof RangeError) return null
    throw fault
  }
}

function withHead(
  document: JournalDocument,
  losesHeading: boolean,
  unread: string | undefined,
): Result<JournalDocument, unknown> {
  if (!losesHeading && unread === undefined) return ok(document)
  const below = (document.content ?? []).slice(losesHeading ? 1 : 0)
  const head: DocumentNode[] =
    unread === undefined
      ? []
      : [
          {
            type: "codeBlock",
            attrs: { language: "yaml" },
            content: [{ type: "text", text: unread.trimEnd() }],
          },
        ]
  const content = [...head, ...below]
  return parseDocument({ type: "doc", content: content.length === 0 ? [{ type: "paragraph" }] : content })
}
