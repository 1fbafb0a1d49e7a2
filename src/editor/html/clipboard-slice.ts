import { nodeSpecOf } from "../../documents/schema.ts"

/**
 * ProseMirror marks what it copies with `openStart openEnd [-wrappers] context`, and on pasting builds the nodes that
 * `context` names with whatever attributes it gives. Returns `value` where its numbers are small and every node and
 * attribute is one of the document's schema, else null.
 */
export function soundClipboardSlice(value: string): string | null {
  const match = /^\d{1,3} \d{1,3}(?: -\d)? (\[.*\])$/.exec(value)
  if (match === null) return null
  const context = parsed(match[1] ?? "")
  if (!Array.isArray(context) || context.length % 2 !== 0 || context.length > 256) return null
  for (let index = 0; index < context.length; index += 2) {
    if (!isSoundNode(context[index], context[index + 1])) return null
  }
  return value
}

function isSoundNode(name: unknown, attributes: unknown): boolean {
  const spec = nodeSpecOf(name)
  if (spec === undefined) return false
  if (attributes === null) return true
  if (typeof attributes !== "object" || Array.isArray(attributes)) return false
  return Object.entries(attributes).every(([key, value]) => {
    const attribute = Object.hasOwn(spec.attributes, key) ? spec.attributes[key] : undefined
    return attribute?.accepts(value) === true
  })
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
