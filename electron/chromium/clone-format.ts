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

/** A value where it stands: the index of an object's node, or a plain value with its tag; `t` is a text among the bytes. */
export type Slot =
  | number
  | [tag: "t", bytes: number]
  | [tag: "s", text: string]
  | [tag: "n", number: number]
  | [tag: "b", value: boolean]
  | [tag: "c", name: Constant]
export type Constant = "undefined" | "null" | "NaN" | "Infinity" | "-Infinity" | "-0"
export type Node =
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
  | readonly ["view", type: string, bytes: number, length: number]

export const errorTypes: Readonly<Record<string, ErrorConstructor>> = {
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
}

type View = new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView

export const viewTypes: Readonly<Record<string, View>> = {
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
