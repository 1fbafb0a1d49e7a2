import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkFields } from "../../../src/domain/check-fields.ts"
import { type EntityType, entitySpecs } from "../../../src/domain/entities.ts"
import {
  choice,
  choices,
  day,
  flag,
  group,
  line,
  lines,
  list,
  moment,
  number,
  reference,
  references,
  required,
  texts,
  time,
} from "../../../src/domain/field-specs.ts"
import { id } from "./arbitrary.ts"

const specs = {
  name: required(line(10)),
  people: required(references("contact", 2)),
  story: lines(20),
  topics: texts(5, 3),
  on: day,
  at: moment,
  clock: time,
  kind: choice(["one", "two"]),
  roles: choices(["one", "two"]),
  energy: number(-2, 2),
  isMe: flag,
  friend: reference("contact"),
  place: group({ city: line(5), floor: number(0, 9) }),
  channels: list({ label: line(5), value: required(line(5)), on: day }, 2),
}
const whole = { name: "Ada", people: [id(1)] }
const change = (fields: unknown) => checkFields(specs, fields, { isNew: false })
const problem = (fields: unknown, isNew = false): unknown => {
  const checked = checkFields(specs, fields, { isNew })
  return checked.ok ? "none" : [checked.refusal.field, checked.refusal.problem]
}
const cleaned = (fields: unknown): unknown => {
  const checked = change(fields)
  return checked.ok ? checked.value : checked.refusal
}

describe("what an author gives", () => {
  it("is taken where every field is of its kind", () => {
    const fields = {
      ...whole,
      story: "Two\nlines",
      topics: ["tea", "sea"],
      on: "2024-02-29",
      at: "2026-11-20T08:30:00.000Z",
      clock: "23:59",
      kind: "one",
      roles: ["two"],
      energy: -2,
      isMe: false,
      friend: id(2),
      place: { city: "Oslo", floor: 0 },
      channels: [{ label: "home", value: "1", on: "2026-01-01" }, { value: "2" }],
    }
    expect(checkFields(specs, fields, { isNew: true })).toEqual({ ok: true, value: fields })
  })

  it.each([
    ["another kind", { name: 1 }, ["name", "wrong-kind"]],
    ["a list as a text", { name: ["Ada"] }, ["name", "wrong-kind"]],
    ["a text as a list", { people: id(1) }, ["people", "wrong-kind"]],
    ["a long text", { name: "12345678901" }, ["name", "too-long"]],
    ["six emoji, which are twelve units", { name: "🦉🦉🦉🦉🦉🦉" }, ["name", "too-long"]],
    ["a long choice", { kind: "x".repeat(61) }, ["kind", "too-long"]],
    ["too many", { people: [id(1), id(2), id(3)] }, ["people", "too-many"]],
    ["too many roles", { roles: Array.from({ length: 61 }, String) }, ["roles", "too-many"]],
    ["too small", { energy: -3 }, ["energy", "too-small"]],
    ["too large", { energy: 3 }, ["energy", "too-large"]],
    ["a fraction", { energy: 0.5 }, ["energy", "wrong-kind"]],
    ["no number", { energy: Number.NaN }, ["energy", "wrong-kind"]],
    ["endless", { energy: Infinity }, ["energy", "wrong-kind"]],
    ["no day of the calendar", { on: "2026-02-30" }, ["on", "not-a-day"]],
    ["no time", { clock: "24:00" }, ["clock", "not-a-time"]],
    ["a time in short", { clock: "9:30" }, ["clock", "not-a-time"]],
    ["no moment", { at: "2026-11-20T24:00:00.000Z" }, ["at", "not-a-time"]],
    ["a moment of another day", { at: "2026-02-30T08:00:00.000Z" }, ["at", "not-a-time"]],
    ["a moment in another form", { at: "2026-11-20T08:30:00Z" }, ["at", "not-a-time"]],
    ["a capital in an id", { friend: id(10).toUpperCase() }, ["friend", "wrong-kind"]],
    ["a short id", { friend: "ab" }, ["friend", "wrong-kind"]],
    ["an id that is none, deep down", { people: [id(1), ""] }, ["people.1", "wrong-kind"]],
    ["nothing in a list", { topics: ["tea", null] }, ["topics.1", "wrong-kind"]],
    ["a word for a flag", { isMe: "yes" }, ["isMe", "wrong-kind"]],
    ["a group's field", { place: { city: "Berlin" } }, ["place.city", "too-long"]],
    ["a group's unknown field", { place: { street: "x" } }, ["place.street", "unknown-field"]],
    ["a list as a group", { place: ["Oslo"] }, ["place", "wrong-kind"]],
    [
      "an item's field",
      { channels: [{ value: "1" }, { value: "1", on: "x" }] },
      ["channels.1.on", "not-a-day"],
    ],
    ["an item that lacks a field", { channels: [{ label: "home" }] }, ["channels.0.value", "missing"]],
    ["an unknown field", { nmae: "Ada" }, ["nmae", "unknown-field"]],
    ["an envelope's field", { createdAt: "2026-11-20T08:30:00.000Z" }, ["createdAt", "unknown-field"]],
    ["no fields", null, ["", "wrong-kind"]],
    ["a list of fields", [], ["", "wrong-kind"]],
  ])("is refused by its path: %s", (_, fields, expected) => {
    expect(problem(whole)).toBe("none")
    expect(problem(fields)).toEqual(expected)
  })

  it("must have what is required when new, and may not take it away later", () => {
    expect(problem(whole, true)).toBe("none")
    expect(problem({ energy: 1 })).toBe("none")
    expect(problem({ name: "Ada" }, true)).toEqual(["people", "missing"])
    for (const nothing of [null, "", " \n\t"]) {
      expect(problem({ ...whole, name: nothing }, true)).toEqual(["name", "missing"])
      expect(problem({ name: nothing })).toEqual(["name", "missing"])
    }
    expect(problem({ people: [] })).toEqual(["people", "missing"])
    expect(problem({ people: null })).toEqual(["people", "missing"])
  })

  it("takes a field away by null and by nothing in it, and leaves alone what is not named", () => {
    for (const nothing of [null, "", "  "]) expect(cleaned({ story: nothing })).toEqual({ story: undefined })
    expect(Object.keys(cleaned({ story: null }) as object)).toEqual(["story"])
    expect(Object.keys(cleaned({ story: undefined }) as object)).toEqual([])
    expect(cleaned({ topics: [], place: {}, channels: [] })).toEqual({})
    expect(Object.keys(cleaned({ topics: [" "], place: { city: "" }, on: "" }) as object)).toHaveLength(3)
  })

  it("loses line breaks and control characters, but no letter, in one line", () => {
    expect(cleaned({ name: " Ada\r\nLove\u0000\u001b\u2028 " })).toEqual({ name: "Ada Love" })
    expect(cleaned({ name: "👩‍💻 שרה" })).toEqual({ name: "👩‍💻 שרה" })
    expect(cleaned({ story: "One\r\ntwo\u2029\tthree\u0007" })).toEqual({ story: "One\ntwo\n\tthree" })
  })

  it("keeps a value that this version does not know, up to 60 characters", () => {
    expect(cleaned({ kind: "three", roles: ["four", "two"] })).toEqual({
      kind: "three",
      roles: ["four", "two"],
    })
    expect(cleaned({ kind: "x".repeat(60) })).toEqual({ kind: "x".repeat(60) })
  })

  it("holds each id, choice and topic once", () => {
    expect(cleaned({ people: [id(1), id(1)], topics: ["tea", " tea"], roles: ["one", "one"] })).toEqual({
      people: [id(1)],
      topics: ["tea"],
      roles: ["one"],
    })
  })

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "is refused with the name of a prototype: %s",
    (name) => {
      const fields = JSON.parse(`{ "${name}": { "name": "Ada" } }`) as unknown
      expect(problem(fields)).toEqual([name, "unknown-field"])
      expect(problem({ place: fields })).toEqual([`place.${name}`, "unknown-field"])
      expect(Reflect.get({}, "name")).toBeUndefined()
    },
  )
})

describe("any JSON", () => {
  const types = fc.constantFrom(...(Object.keys(entitySpecs) as EntityType[]))
  const nearly = types.chain((type) => {
    const names = Object.keys(entitySpecs[type])
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.constantFrom("", " a ", "2026-11-20", "--02-29", "08:30", id(7), 0, 3, true, null),
      fc.constantFrom([id(1)], ["a", "b"], [{ kind: "email", value: " x " }], { every: 1, unit: "week" }),
    )
    return fc.tuple(
      fc.constant(type),
      fc.dictionary(fc.oneof({ arbitrary: fc.constantFrom(...names), weight: 8 }, fc.string()), values, {
        maxKeys: 4,
      }),
    )
  })

  it("is answered, never thrown at, and what is taken is JSON that is taken again unchanged", () => {
    let taken = 0
    fc.assert(
      fc.property(nearly, fc.boolean(), ([type, fields], isNew) => {
        const checked = checkFields(entitySpecs[type], fields, { isNew })
        if (!checked.ok) return
        taken += 1
        const stored = JSON.parse(JSON.stringify(checked.value)) as unknown
        expect(stored).toEqual(checked.value)
        expect(checkFields(entitySpecs[type], stored, { isNew: false })).toEqual({ ok: true, value: stored })
      }),
      { numRuns: 2000 },
    )
    expect(taken).toBeGreaterThan(100)
  })
})
