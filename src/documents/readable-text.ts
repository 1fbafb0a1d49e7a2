import { type AnyNode, textLines } from "./text-lines.ts"

/**
 * Every piece of text in something that is no valid document, in order, so that it can be shown as it was kept: a
 * line for each node that holds text. Understands nothing and refuses nothing; stops after `maxLength` UTF-16 units.
 */
export function readableText(value: unknown, maxLength = 16 * 1024 * 1024): string {
  return textLines(value, said, maxLength).join("\n")
}

function said({ type, text, attrs }: AnyNode): string {
  if (typeof text === "string") return text
  const isMention = type === "mention" && typeof attrs === "object" && attrs !== null
  return isMention && "name" in attrs && typeof attrs.name === "string" ? `@${attrs.name}` : ""
}
