import { type AnyNode, textLines } from "./text-lines.ts"

/**
 * The words of a document for a search: a line for each piece of running text, without the marks of lists and quotes. As
 * with `readableText` whatever is kept will do, also what a newer version wrote. `nameOf` answers what somebody who is
 * mentioned is called now; where it answers nothing, the name that was written stands.
 */
export function searchText(value: unknown, nameOf: (contact: string) => string): string {
  const said = ({ type, text, attrs }: AnyNode): string => {
    if (typeof text === "string") return text
    if (type === "mention") return mentioned(attrs, nameOf)
    return type === "hardBreak" ? " " : ""
  }
  return textLines(value, said)
    .filter((line) => line.trim() !== "")
    .join("\n")
}

function mentioned(attrs: unknown, nameOf: (contact: string) => string): string {
  if (typeof attrs !== "object" || attrs === null) return ""
  const { contact, name } = attrs as AnyNode
  const current = typeof contact === "string" ? nameOf(contact) : ""
  if (current !== "") return `@${current}`
  return typeof name === "string" ? `@${name}` : ""
}
