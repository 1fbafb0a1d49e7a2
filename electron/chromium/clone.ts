/**
 * Structured clone as data: a message between the shell and the page crosses as JSON, with its bytes beside it. Follows
 * the HTML standard's StructuredSerialize for what JavaScript itself has: cycles, shared references, Map, Set, Date,
 * RegExp, BigInt, errors, buffers and views. Shared by both sides.
 */
export type Packed = {
  /** One entry for each object; the first is the value itself. Entries refer to each other by index. */
  readonly nodes: readonly Node[]
  /** Contents of the buffers, in the order in which nodes name them. Not copies: they are the value's own memory. */
  readonly bytes: readonly Uint8Array[]
}

type Slot =
  | number
  | [tag: "t", bytes: number]
  | [tag: "s", text: string]
  | [tag: "n", number: number]
  | [tag: "b", value: boolean]
  | [tag: "c", name: Constant]
type Constant = "undefined" | "null" | "NaN" | "Infinity" | "-Infinity" | "-0"
type Node =
  | readonly ["value", Slot]
  | readonly ["object", ReadonlyArray<readonly [string, Slot]>]
  | readonly ["array", number, ReadonlyArray<readonly [string, Slot]>]
  | readonly ["map", ReadonlyArray<readonly [Slot, Slot]>]
  | readonly ["set", readonly Slot[]]
  | readonly ["date", number | null]
  | readonly ["regexp", string, string]
  | readonly ["bigint", string]
  | readonly ["error", string, string | null, string | null, Slot | null]
  | readonly ["boxed", Slot]
  | readonly ["buffer", number]
  | readonly ["view", string, number, number, number]

const errorTypes: Readonly<Record<string, ErrorConstructor>> = {
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
}

type View = new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView

const viewTypes: Readonly<Record<string, View>> = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
}

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
    if (text.length <= inlineText || !text.isWellFormed()) return ["s", text]
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
    return [
      "view",
      name,
      bytes.push(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)) - 1,
      0,
      length,
    ]
  }

  const root = slotOf(value)
  const first = typeof root === "number" ? null : root
  if (first !== null) nodes.unshift(["value", first])
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) step()
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

function isBoxed(value: object): boolean {
  return value instanceof Number || value instanceof String || value instanceof Boolean
}

/** What the engine or the host made for itself carries a tag of its own: promises, weak collections, nodes of a page. */
function isUncloneable(value: object): boolean {
  const tag = Object.prototype.toString.call(value)
  return tag !== "[object Object]" && tag !== "[object Arguments]"
}

/** The value that was packed, made of new objects; views stand on `packed.bytes` without a copy where alignment allows. */
export function unpack(packed: Packed): unknown {
  const made: unknown[] = packed.nodes.map((node) => makeEmpty(node, packed.bytes))
  const read = (slot: Slot): unknown => {
    if (typeof slot === "number") return made[slot]
    return slot[0] === "t"
      ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(packed.bytes[slot[1]])
      : readSlot(slot)
  }
  for (const [index, node] of packed.nodes.entries()) fill(made[index], node, read)
  const [root] = packed.nodes
  return root?.[0] === "value" ? read(root[1]) : made[0]
}

function makeEmpty(node: Node, bytes: readonly Uint8Array[]): unknown {
  switch (node[0]) {
    case "value":
      return undefined
    case "object":
      return {}
    case "array":
      return Array.from({ length: 0 })
    case "map":
      return new Map()
    case "set":
      return new Set()
    case "date":
      return new Date(node[1] ?? Number.NaN)
    case "regexp":
      return new RegExp(node[1], node[2])
    case "bigint":
      return BigInt(node[1])
    case "error":
      return makeError(node[1], node[2], node[3])
    case "boxed":
      return Object(readSlot(node[1]))
    case "buffer":
      return ownBuffer(bytes[node[1]])
    case "view":
      return makeView(node[1], bytes[node[2]], node[4])
  }
}

function readSlot(slot: Slot): unknown {
  if (typeof slot === "number" || slot[0] === "t") return undefined
  if (slot[0] !== "c") return slot[1]
  switch (slot[1]) {
    case "undefined":
      return undefined
    case "null":
      return null
    case "NaN":
      return Number.NaN
    case "-0":
      return -0
    case "Infinity":
      return Number.POSITIVE_INFINITY
    case "-Infinity":
      return Number.NEGATIVE_INFINITY
  }
}

function makeError(name: string, message: string | null, stack: string | null): Error {
  const error = new (errorTypes[name] ?? Error)(message ?? "")
  Object.defineProperty(error, "stack", { value: stack ?? "", writable: true, configurable: true })
  return error
}

function ownBuffer(bytes: Uint8Array | undefined): ArrayBuffer {
  const copy = new Uint8Array(bytes?.byteLength ?? 0)
  if (bytes !== undefined) copy.set(bytes)
  return copy.buffer
}

function makeView(name: string, bytes: Uint8Array | undefined, length: number): unknown {
  if (bytes === undefined) throw new Error("a message lacks its bytes")
  if (name === "Uint8Array") return new Uint8Array(bytes.buffer, bytes.byteOffset, length)
  const buffer = ownBuffer(bytes)
  const type = Object.hasOwn(viewTypes, name) ? viewTypes[name] : undefined
  if (type === undefined) throw new Error("a message names an unknown view")
  return new type(buffer, 0, length)
}

function fill(target: unknown, node: Node, read: (slot: Slot) => unknown): void {
  if (node[0] === "object" && typeof target === "object" && target !== null) define(target, node[1], read)
  if (node[0] === "array" && Array.isArray(target)) {
    target.length = node[1]
    define(target, node[2], read)
  }
  if (node[0] === "map" && target instanceof Map)
    for (const [key, item] of node[1]) target.set(read(key), read(item))
  if (node[0] === "set" && target instanceof Set) for (const item of node[1]) target.add(read(item))
  if (node[0] === "error" && node[4] !== null && target instanceof Error) target.cause = read(node[4])
}

/** As an own property whatever the key: `__proto__` must arrive as data and not become a prototype. */
function define(
  target: object,
  entries: ReadonlyArray<readonly [string, Slot]>,
  read: (slot: Slot) => unknown,
): void {
  for (const [key, slot] of entries) {
    Object.defineProperty(target, key, {
      value: read(slot),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
}
