/**
 * Every piece of text in something that is no valid document, in order, so that it can be shown as it was kept: a
 * line for each node that holds text. Understands nothing and refuses nothing; stops after `maxLength` UTF-16 units.
 */
export function readableText(value: unknown, maxLength = 16 * 1024 * 1024): string {
  const lines: string[] = []
  let line = ""
  let length = 0
  const endLine = (): void => {
    if (line !== "") lines.push(line)
    line = ""
  }
  const stack: unknown[] = [value]
  while (stack.length > 0 && length < maxLength) {
    const node = stack.pop()
    if (node === endOfNode) {
      endLine()
      continue
    }
    if (typeof node !== "object" || node === null) continue
    const { text, content, attrs } = { ...node } as { text?: unknown; content?: unknown; attrs?: unknown }
    const said = typeof text === "string" ? text : mentionedName(node, attrs)
    line += said.slice(0, maxLength - length)
    length += said.length
    if (Array.isArray(content)) {
      endLine()
      stack.push(endOfNode)
      for (let index = content.length - 1; index >= 0; index -= 1) stack.push(content[index])
    }
  }
  endLine()
  return lines.join("\n")
}

function mentionedName(node: object, attrs: unknown): string {
  const isMention = "type" in node && node.type === "mention" && typeof attrs === "object" && attrs !== null
  return isMention && "name" in attrs && typeof attrs.name === "string" ? `@${attrs.name}` : ""
}

const endOfNode = Symbol("end of a node")
