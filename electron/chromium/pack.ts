import { type Constant, errorTypes, type Node, type Packed, type Slot, viewTypes } from "./clone-format.ts"

/** Of a pair of UTF-16 units; UTF-8 cannot carry it. */
const loneHalf = /\p{Surrogate}/u

/** UTF-16 units. */
const inlineText = 16_384

const plainNumber = (value: number) => Number.isFinite(value) && !Object.is(value, -0)

class NotCloneable extends Error {
  override readonly name = "DataCloneError"

  constructor() {
    super("An object could not be cloned.")
  }
}

/** Throws `An object could not be cloned.` for functions, symbols, promises, weak collections and proxies of the host. */
export function pack(value: unknown): Packed {
  const nodes: Node[] = []
  const bytes: Uint8Array[] = []
  const known = new Map<object, number>()
  const waiting: Array<() => void> = []

  function slotOf(current: unknown): Slot {
    if (current === null) return ["c", "null"]
    switch (typeof current) {
      case "undefined":
        return ["c", "undefined"]
      case "string":
        return slotOfText(current)
      case "boolean":
        return ["b", current]
      case "number":
        return plainNumber(current) ? ["n", current] : ["c", nameOf(current)]
      case "bigint":
        return add(["bigint", current.toString()])
      case "object":
        return known.get(current) ?? addObject(current)
      default:
        throw new NotCloneable()
    }
  }

  function slotOfPlain(current: unknown): Slot {
    return typeof current === "string" ? ["s", current] : slotOf(current)
  }

  /** A long text goes as bytes: as part of a JSON text inside another it would be escaped twice. */
  function slotOfText(text: string): Slot {
    if (text.length <= inlineText || loneHalf.test(text)) return ["s", text]
    return ["t", bytes.push(new TextEncoder().encode(text)) - 1]
  }

  function add(node: Node): number {
    nodes.push(node)
    return nodes.length - 1
  }

  function addObject(current: object): number {
    const index = add(["date", null])
    known.set(current, index)
    // Children are visited later, from a list: a deep value must not end the stack.
    waiting.push(() => {
      nodes[index] = describe(current)
    })
    return index
  }

  function describe(current: object): Node {
    if (Array.isArray(current)) return ["array", current.length, entriesOf(current)]
    if (current instanceof Map)
      return ["map", [...current].map(([key, item]) => [slotOf(key), slotOf(item)] as const)]
    if (current instanceof Set) return ["set", [...current].map(slotOf)]
    if (current instanceof Date) return ["date", Number.isNaN(current.getTime()) ? null : current.getTime()]
    if (current instanceof RegExp) return ["regexp", current.source, current.flags]
    if (current instanceof Error) return describeError(current)
    if (current instanceof ArrayBuffer) return ["buffer", bytes.push(new Uint8Array(current)) - 1]
    if (ArrayBuffer.isView(current)) return describeView(current)
    if (isBoxed(current)) return ["boxed", slotOfPlain(current.valueOf())]
    if (isUncloneable(current)) throw new NotCloneable()
    return ["object", entriesOf(current)]
  }

  function entriesOf(current: object): Array<readonly [string, Slot]> {
    return Object.entries(current).map(([key, item]) => [key, slotOf(item)] as const)
  }

  function describeError(error: Error): Node {
    const name = Object.hasOwn(errorTypes, error.name) ? error.name : "Error"
    return ["error", name, error.message, error.stack ?? null, "cause" in error ? slotOf(error.cause) : null]
  }

  function describeView(view: ArrayBufferView): Node {
    const length = "length" in view && typeof view.length === "number" ? view.length : view.byteLength
    const name = view instanceof DataView ? "DataView" : (viewName(view) ?? "Uint8Array")
    // Only what the view shows crosses, not the whole buffer behind it: it may hold what was not meant to be sent.
    const shown = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    return ["view", name, bytes.push(shown) - 1, length]
  }

  const root = slotOf(value)
  const first = typeof root === "number" ? null : root
  if (first !== null) nodes.unshift(["value", first])
  for (let at = 0; at < waiting.length; at += 1) waiting[at]?.()
  return { nodes, bytes }
}

function nameOf(value: number): Constant {
  if (Number.isNaN(value)) return "NaN"
  if (Object.is(value, -0)) return "-0"
  return value > 0 ? "Infinity" : "-Infinity"
}

function viewName(view: ArrayBufferView): string | undefined {
  // Node's Buffer is a Uint8Array by another name; subclasses cross as what they extend.
  return Object.entries(viewTypes).find(([, type]) => view instanceof type)?.[0]
}

const boxedTags = new Set(["[object Number]", "[object String]", "[object Boolean]"])

function isBoxed(value: object): boolean {
  return boxedTags.has(Object.prototype.toString.call(value))
}

/** What the engine or the host made for itself carries a tag of its own: promises, weak collections, nodes of a page. */
function isUncloneable(value: object): boolean {
  const tag = Object.prototype.toString.call(value)
  return tag !== "[object Object]" && tag !== "[object Arguments]"
}
