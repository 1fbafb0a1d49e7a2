/**
 * The words of a document for a search: a line for each piece of running text, without the marks of lists and quotes. As
 * with `readableText` whatever is kept will do, also what a newer version wrote. `nameOf` answers what somebody who is
 * mentioned is called now; where it answers nothing, the name that was written stands.
 */
export function searchText(value: unknown, nameOf: (contact: string) => string): string {
  const lines: string[] = []
  let line = ""
  const endLine = (): void => {
    if (line.trim() !== "") lines.push(line)
    line = ""
  }
  const stack: unknown[] = [value]
  while (stack.length > 0) {
    const node = stack.pop()
    if (node === endOfNode) {
      endLine()
      continue
    }
    if (typeof node !== "object" || node === null) continue
    const { type, text, content, attrs } = node as Readonly<Record<string, unknown>>
    if (typeof text === "string") line += text
    else if (type === "mention") line += mentioned(attrs, nameOf)
    else if (type === "hardBreak") line += " "
    if (Array.isArray(content)) {
      endLine()
      stack.push(endOfNode)
      for (let index = content.length - 1; index >= 0; index -= 1) stack.push(content[index])
    }
  }
  endLine()
  return lines.join("\n")
}

function mentioned(attrs: unknown, nameOf: (contact: string) => string): string {
  if (typeof attrs !== "object" || attrs === null) return ""
  const { contact, name } = attrs as Readonly<Record<string, unknown>>
  const current = typeof contact === "string" ? nameOf(contact) : ""
  if (current !== "") return `@${current}`
  return typeof name === "string" ? `@${name}` : ""
}

const endOfNode = Symbol("end of a node")
