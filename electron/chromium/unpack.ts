import { errorTypes, type Node, type Packed, type Slot, viewTypes } from "./clone-format.ts"

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
      return makeView(node[1], bytes[node[2]], node[3])
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
