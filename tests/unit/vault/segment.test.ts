import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bodyLink, decodeBody, encodeBody, isLinked } from "../../../src/vault/body.ts"
import { rowIds } from "../../../src/vault/ids.ts"
import type { JsonObject } from "../../../src/vault/json.ts"
import { decodeSegment, encodeSegment, mostHeads } from "../../../src/vault/segment.ts"
import { must } from "../../support/must.ts"

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
/** What JSON itself keeps of a value: −0 becomes 0. */
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const anyHead = fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()) as fc.Arbitrary<JsonObject>

describe("a segment", () => {
  it("gives back the heads that it was made of, in order, with every field and its order", () => {
    fc.assert(
      fc.property(fc.array(anyHead, { maxLength: mostHeads }), (heads) => {
        const decoded = must(decodeSegment(encodeSegment(heads)))
        expect(decoded).toEqual(throughJson(heads))
        expect(decoded.map((head) => Object.keys(head))).toEqual(heads.map((head) => Object.keys(head)))
      }),
    )
  })

  it("keeps a field named __proto__ as a field, and changes no prototype", () => {
    const head = JSON.parse(`{"id":"1","__proto__":{"polluted":true},"constructor":2}`) as JsonObject
    const decoded = must(decodeSegment(encodeSegment([head])))
    expect(JSON.stringify(decoded)).toBe(`[{"id":"1","__proto__":{"polluted":true},"constructor":2}]`)
    expect(Object.getPrototypeOf(decoded[0])).toBe(Object.prototype)
    expect("polluted" in {}).toBe(false)
  })

  it("names the fields of like heads once", () => {
    const heads = Array.from({ length: 3 }, (_, at) => ({ id: `${at}`, title: "t" }))
    const text = new TextDecoder().decode(encodeSegment([...heads, { id: "3" }]))
    expect(text).toBe(
      `{"names":[["id","title"],["id"]],"heads":[[0,"0","t"],[0,"1","t"],[0,"2","t"],[1,"3"]]}`,
    )
  })

  it("leaves out a field that is undefined, as JSON does", () => {
    const head: { [name: string]: string } = { id: "1" }
    Object.assign(head, { gone: undefined })
    expect(must(decodeSegment(encodeSegment([head])))).toEqual([{ id: "1" }])
  })

  it("holds 64 heads and throws at the 65th", () => {
    const heads = (count: number) => Array.from({ length: count }, () => ({ id: "1" }))
    expect(must(decodeSegment(encodeSegment(heads(64))))).toHaveLength(64)
    expect(() => encodeSegment(heads(65))).toThrow(RangeError)
  })

  it("is refused as damaged in every other form, and never throws", () => {
    expect(decodeSegment(json({ names: [["id"]], heads: [[0, "1"]] })).ok).toBe(true)
    const wrong: readonly unknown[] = [
      null,
      1,
      "text",
      [],
      {},
      { names: [] },
      { heads: [] },
      { names: {}, heads: [] },
      { names: [], heads: {} },
      { names: [["id"]], heads: [[1, "1"]] },
      { names: [["id"]], heads: [[0]] },
      { names: [["id"]], heads: [[0, "1", "2"]] },
      { names: [["id"]], heads: [["0", "1"]] },
      { names: [["id"]], heads: [[-1, "1"]] },
      { names: [["id"]], heads: [[0.5, "1"]] },
      { names: [["id"]], heads: [{ 0: 0 }] },
      { names: [[7]], heads: [[0, "1"]] },
      { names: ["id"], heads: [[0, "1"]] },
      { names: [["id"]], heads: Array.from({ length: 65 }, () => [0, "1"]) },
    ]
    for (const form of wrong) expect(decodeSegment(json(form))).toEqual({ ok: false, refusal: "damaged" })
    const hostile = [
      Uint8Array.of(0xff),
      new Uint8Array(0),
      json("[".repeat(9)),
      new TextEncoder().encode("{"),
    ]
    for (const bytes of hostile) expect(decodeSegment(bytes).ok).toBe(false)
    expect(decodeSegment(new TextEncoder().encode("[".repeat(300_000))).ok).toBe(false)
  })
})

describe("a body", () => {
  it("gives back the object that it was made of", () => {
    fc.assert(
      fc.property(anyHead, (body) => {
        expect(must(decodeBody(encodeBody(body)))).toEqual(throughJson(body))
      }),
    )
  })

  it("keeps half a surrogate pair, which UTF-8 alone could not", () => {
    expect(must(decodeBody(encodeBody({ text: "a\ud83d" })))).toEqual({ text: "a\ud83d" })
  })

  it("is refused when it is no object", () => {
    for (const form of [null, [], 1, "text"]) expect(decodeBody(json(form)).ok).toBe(false)
    expect(decodeBody(Uint8Array.of(0x7b, 0xff, 0x7d)).ok).toBe(false)
  })

  it("is the one that a head means only in that row and that sealing", () => {
    const row = rowIds.random()
    const [sealed, older] = [new Uint8Array(400).fill(1), new Uint8Array(400).fill(2)]
    const link = bodyLink(row, sealed)
    expect(link).toEqual({ row, tag: "01".repeat(16) })
    expect(isLinked(link, row, sealed)).toBe(true)
    expect(isLinked(link, row, older)).toBe(false)
    expect(isLinked(link, rowIds.random(), sealed)).toBe(false)
  })
})
