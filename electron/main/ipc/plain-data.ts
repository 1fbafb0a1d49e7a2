import { ok, type Result, refuse } from "../../../src/base/result.ts"
import type { DoorRefusal } from "../../../src/contract/refusals.ts"

type DataRefusal = Extract<DoorRefusal, "not-data" | "prototype-key" | "cyclic" | "too-deep" | "too-large">

const maxDepth = 16
const prototypeKeys: ReadonlySet<PropertyKey> = new Set(["__proto__", "constructor", "prototype"])

/**
 * Walks what came through structured clone before any schema sees it: plain objects, arrays, strings, numbers,
 * booleans, null, undefined and `Uint8Array` only. Gives the size: UTF-16 units of text and keys, plus bytes, plus one
 * for each value. Stops at `maxSize`, so a refusal costs no more than an accepted message.
 */
export function measurePlainData(value: unknown, maxSize: number): Result<number, DataRefusal> {
  const ancestors = new Set<object>()
  let size = 0

  function add(amount: number): boolean {
    size += amount
    return size <= maxSize
  }

  function visit(current: unknown): DataRefusal | undefined {
    if (typeof current === "string") return add(1 + current.length) ? undefined : "too-large"
    if (!add(1)) return "too-large"
    if (current === null || current === undefined) return undefined
    if (typeof current === "number" || typeof current === "boolean") return undefined
    if (typeof current !== "object") return "not-data"
    if (current instanceof Uint8Array) return add(current.byteLength) ? undefined : "too-large"
    if (ancestors.has(current)) return "cyclic"
    if (ancestors.size >= maxDepth) return "too-deep"
    ancestors.add(current)
    const refusal = Array.isArray(current) ? visitArray(current) : visitObject(current)
    ancestors.delete(current)
    return refusal
  }

  function visitArray(items: readonly unknown[]): DataRefusal | undefined {
    // A sparse array crosses with its full length: counted before a loop over it could take for ever.
    if (items.length > maxSize - size) return "too-large"
    // An array may carry named properties too; an index is the only key that data has.
    if (Object.keys(items).some((key) => prototypeKeys.has(key))) return "prototype-key"
    for (const item of items) {
      const refusal = visit(item)
      if (refusal !== undefined) return refusal
    }
    return undefined
  }

  function visitObject(record: object): DataRefusal | undefined {
    const prototype: unknown = Object.getPrototypeOf(record)
    if (prototype !== Object.prototype && prototype !== null) return "not-data"
    for (const [key, item] of Object.entries(record)) {
      if (prototypeKeys.has(key)) return "prototype-key"
      if (!add(key.length)) return "too-large"
      const refusal = visit(item)
      if (refusal !== undefined) return refusal
    }
    return undefined
  }

  const refusal = visit(value)
  return refusal === undefined ? ok(size) : refuse(refusal)
}
