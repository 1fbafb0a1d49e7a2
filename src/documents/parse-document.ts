import { ok, refuse, type Result } from "../base/result.ts"
import type { AttributeSpec } from "./attributes.ts"
import type { DocumentNode, JournalDocument } from "./document.ts"
import { documentLimits } from "./limits.ts"
import { type ContentSpec, inlineNames, markSpecOf, nodeSpecOf } from "./schema.ts"
import { spansOf, tableCost } from "./table-cost.ts"

export type DocumentRefusal = Readonly<{
  /** The `unknown-…` reasons are what a newer version's document looks like from here. */
  reason:
    | "not-a-document"
    | "unknown-node"
    | "unknown-mark"
    | "unknown-attribute"
    | "unknown-field"
    | "invalid-attribute"
    | "invalid-marks"
    | "invalid-content"
    | "too-deep"
    | "too-large"
  /** The way from the document to the node, as indices into each `content`: no word of the owner's. */
  at: readonly number[]
}>

type Reason = DocumentRefusal["reason"]
type Fields = Readonly<Record<string, unknown>>
type Frame = Readonly<{ children: readonly unknown[]; content: ContentSpec; allowsMarks: boolean }> & {
  next: number
}

const nodeFields = new Set(["type", "attrs", "content", "marks"])
const textFields = new Set(["type", "text", "marks"])
const markFields = new Set(["type", "attrs"])
const contentNames = { inline: inlineNames, text: ["text"] } as const
const topLevel: ContentSpec = { kind: "children", of: ["doc"], min: 1 }

/**
 * Checks `value` (parsed JSON or a structured clone of it) against the schema and the limits, without recursion, and
 * hands back the same object: nothing is copied, filled in or left out. What is refused must be kept as it is.
 */
export function parseDocument(value: unknown): Result<JournalDocument, DocumentRefusal> {
  if (!isRecord(value) || field(value, "type") !== "doc") return refuse({ reason: "not-a-document", at: [] })
  let nodes = 0
  let textLength = 0
  const stack: Frame[] = [{ children: [value], content: topLevel, allowsMarks: false, next: 0 }]
  const refused = (reason: Reason): Result<JournalDocument, DocumentRefusal> =>
    refuse({ reason, at: stack.slice(1).map((frame) => frame.next - 1) })

  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    if (frame.next === frame.children.length) {
      stack.pop()
      continue
    }
    const node = frame.children[frame.next]
    const isFirst = frame.next === 0
    frame.next += 1
    nodes += 1
    if (nodes > documentLimits.nodes) return refused("too-large")
    if (stack.length > documentLimits.depth) return refused("too-deep")
    if (!isRecord(node)) return refused("invalid-content")
    const name = field(node, "type")
    const spec = nodeSpecOf(name)
    if (spec === undefined) return refused("unknown-node")
    if (!mayStand(name, frame.content, isFirst)) return refused("invalid-content")
    const marksRefusal = refusalOfMarks(field(node, "marks"), frame.allowsMarks)
    if (marksRefusal !== null) return refused(marksRefusal)

    if (name === "text") {
      if (hasOtherFields(node, textFields)) return refused("unknown-field")
      const text = field(node, "text")
      if (typeof text !== "string" || text === "") return refused("invalid-content")
      textLength += text.length
      if (textLength > documentLimits.textLength) return refused("too-large")
      continue
    }
    if (hasOtherFields(node, nodeFields)) return refused("unknown-field")
    const attributesRefusal = refusalOfAttributes(field(node, "attrs"), spec.attributes)
    if (attributesRefusal !== null) return refused(attributesRefusal)
    const content = field(node, "content") ?? []
    if (!Array.isArray(content)) return refused("invalid-content")
    if (spec.content.kind === "children" && content.length < spec.content.min)
      return refused("invalid-content")
    stack.push({
      children: content,
      content: spec.content,
      allowsMarks: spec.content.kind === "inline",
      next: 0,
    })
  }
  if (!isSound(value)) return refuse({ reason: "too-large", at: [] })
  return ok(value)
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** An own field only: what a polluted prototype offers is not part of the document. */
function field(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

function hasOtherFields(fields: Fields, known: ReadonlySet<string>): boolean {
  return Object.keys(fields).some((name) => !known.has(name))
}

function mayStand(name: unknown, content: ContentSpec, isFirst: boolean): boolean {
  if (content.kind === "none") return false
  const allowed: readonly unknown[] = content.kind === "children" ? content.of : contentNames[content.kind]
  const required = content.kind === "children" && isFirst ? content.first : undefined
  return required === undefined ? allowed.includes(name) : required === name
}

function refusalOfMarks(marks: unknown, allowed: boolean): Reason | null {
  if (marks === undefined) return null
  if (!Array.isArray(marks)) return "invalid-marks"
  const seen = new Set<unknown>()
  for (const mark of marks as readonly unknown[]) {
    if (!isRecord(mark)) return "invalid-marks"
    const name = field(mark, "type")
    const spec = markSpecOf(name)
    if (spec === undefined) return "unknown-mark"
    if (hasOtherFields(mark, markFields)) return "unknown-field"
    if (!allowed || seen.has(name) || (spec.alone === true && marks.length > 1)) return "invalid-marks"
    seen.add(name)
    const refusal = refusalOfAttributes(field(mark, "attrs"), spec.attributes)
    if (refusal !== null) return refusal
  }
  return null
}

function refusalOfAttributes(given: unknown, specs: Readonly<Record<string, AttributeSpec>>): Reason | null {
  if (given !== undefined && !isRecord(given)) return "invalid-attribute"
  const values = given ?? {}
  if (Object.keys(values).some((name) => !Object.hasOwn(specs, name))) return "unknown-attribute"
  for (const [name, spec] of Object.entries(specs)) {
    const value = field(values, name)
    if (value === undefined ? spec.default === undefined : !spec.accepts(value)) return "invalid-attribute"
  }
  return null
}

/** Asked once the structure is known to be sound and not deep, so plain recursion is safe. */
function isSound(value: Fields): value is Fields & JournalDocument {
  return !hasOversizedTable(value as Fields & JournalDocument)
}

function hasOversizedTable(node: DocumentNode): boolean {
  if (node.type === "table" && tableCost(spansOf(node)) > documentLimits.tableCost) return true
  return node.content?.some(hasOversizedTable) ?? false
}
