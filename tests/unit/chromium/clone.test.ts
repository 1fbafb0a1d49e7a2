import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Packed } from "../../../electron/chromium/clone-format.ts"
import { pack } from "../../../electron/chromium/pack.ts"
import { unpack } from "../../../electron/chromium/unpack.ts"

/** As a message travels: the nodes as JSON, the bytes beside them. */
function travel(value: unknown): unknown {
  const { nodes, bytes } = pack(value)
  return unpack({
    nodes: JSON.parse(JSON.stringify(nodes)) as Packed["nodes"],
    bytes: bytes.map((one) => one.slice()),
  })
}

const leaf = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withTypedArray: true, maxDepth: 0 }),
  fc.string({ unit: "binary" }),
  fc.double(),
)

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie("tree")),
    fc.dictionary(fc.string(), tie("tree")),
    fc.array(fc.tuple(tie("tree"), tie("tree"))).map((entries) => new Map(entries)),
    fc.array(tie("tree")).map((items) => new Set(items)),
  ),
}))

describe("a value that travels", () => {
  test("arrives as structuredClone makes it, whatever its shape", () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(travel(value)).toEqual(structuredClone(value))
      }),
      { numRuns: 1_000 },
    )
  })

  test("keeps cycles, and two references to one object as one", () => {
    const shared = { n: 1 }
    const value: Record<string, unknown> = { a: shared, b: [shared] }
    value["self"] = value
    const back = travel(value) as { a: object; b: object[]; self: object }
    expect(back.self).toBe(back)
    expect(back.b[0]).toBe(back.a)
  })

  test("keeps the class, message, stack and cause of an error", () => {
    const back = travel(new RangeError("too far", { cause: { code: 7 } }))
    expect(back).toBeInstanceOf(RangeError)
    expect(back).toMatchObject({ message: "too far", cause: { code: 7 } })
  })

  test("keeps a key named __proto__ as data", () => {
    const back = travel(JSON.parse('{"__proto__": {"polluted": true}, "x": 1}'))
    expect(Object.keys(back as object)).toEqual(["__proto__", "x"])
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype)
    expect("polluted" in {}).toBe(false)
  })

  test("keeps holes and the length of a sparse array", () => {
    const sparse: unknown[] = []
    sparse[1_000_000] = "end"
    const back = travel(sparse) as unknown[]
    expect([back.length, 0 in back, back.at(-1)]).toEqual([1_000_001, false, "end"])
  })

  test("may be as deep as structuredClone allows and deeper", () => {
    let deep: unknown = "bottom"
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    let at = travel(deep)
    for (let level = 0; level < 100_000; level += 1) at = (at as unknown[])[0]
    expect(at).toBe("bottom")
  })

  test.each([16_383, 16_384, 16_385, 100_000])(
    "brings a text of %i characters, astral and lone halves in it",
    (length) => {
      const whole = "𝄞\ufeffä".repeat(Math.ceil(length / 4)).slice(0, length)
      for (const text of [whole, `\ufeff${whole}`, `${whole}\ud800`]) expect(travel(text)).toBe(text)
    },
  )

  test("is never more of a buffer than the view shows", () => {
    const back = travel(new Uint8Array([1, 2, 3, 4]).subarray(1, 3)) as Uint8Array
    expect([...new Uint8Array(back.buffer)]).toEqual([2, 3])
  })

  test("comes from a Buffer as a Uint8Array", () => {
    const back = travel(Buffer.from([1, 2]))
    expect(Object.getPrototypeOf(back)).toBe(Uint8Array.prototype)
  })
})

describe("a value that cannot travel", () => {
  test.each([
    ["a function", () => 1],
    ["a symbol", Symbol("x")],
    ["a promise", Promise.resolve()],
    ["a weak map", new WeakMap()],
    ["a function deep inside", { a: [{ b: new Map([[1, () => 1]]) }] }],
    ["a weak reference", new WeakRef({})],
  ])("is refused: %s", (_name, value) => {
    expect(() => structuredClone(value)).toThrow()
    expect(() => pack(value)).toThrow("An object could not be cloned.")
  })
})
