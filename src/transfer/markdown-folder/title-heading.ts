import type { DocumentNode } from "../../documents/document.ts"
import { markdownLimits } from "./limits.ts"

export type TitleHeading = Readonly<{
  title: string
  /** Whether the title holds all of the heading, so that the text may lose it. */
  isWhole: boolean
}>

/** The text's first block where it is a heading of the first level. Further down, a heading belongs to its place. */
export function titleHeading(content: readonly DocumentNode[]): TitleHeading | null {
  const first = content[0]
  if (first?.type !== "heading" || (first.attrs?.["level"] ?? 1) !== 1) return null
  const pieces = first.content ?? []
  const title = pieces
    .map((piece) => piece.text ?? " ")
    .join("")
    .replace(/\s+/g, " ")
    .trim()
  if (title === "" || title.length > markdownLimits.titleLength) return null
  return { title, isWhole: !pieces.some((piece) => piece.marks?.some((mark) => mark.type === "link")) }
}
