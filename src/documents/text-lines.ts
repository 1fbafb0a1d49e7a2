/** The fields of a node of any document, valid or not. */
export type AnyNode = Readonly<Record<string, unknown>>

/**
 * A line for each run of text between the nodes that have content, in order; `said` answers what a node adds to its line.
 * Understands nothing else and refuses nothing; asks no more once `said` was given `maxLength` UTF-16 units, and cuts there.
 */
export function textLines(
  value: unknown,
  said: (node: AnyNode) => string,
  maxLength = Number.POSITIVE_INFINITY,
): readonly string[] {
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
    const words = said(node as AnyNode)
    line += words.slice(0, maxLength - length)
    length += words.length
    const { content } = node as AnyNode
    if (Array.isArray(content)) {
      endLine()
      stack.push(endOfNode)
      for (let index = content.length - 1; index >= 0; index -= 1) stack.push(content[index])
    }
  }
  endLine()
  return lines
}

const endOfNode = Symbol("end of a node")
