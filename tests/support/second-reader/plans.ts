import * as fc from "fast-check"
import type { JsonObject } from "../../../src/vault/json.ts"
import { arbitraryDocument } from "../arbitrary-documents.ts"

/** What is done to a vault, one commit or event after the other. Numbers named `pick` choose among what is there. */
export type Step =
  | Readonly<{ kind: "create"; records: readonly NewRecord[] }>
  | Readonly<{ kind: "create-large"; bodies: number; kib: number }>
  | Readonly<{ kind: "retitle"; pick: number; title: string; extra: JsonObject }>
  | Readonly<{ kind: "put"; pick: number; title: string; document: JsonObject }>
  | Readonly<{ kind: "type"; pick: number; at: number; drop: number; text: string }>
  | Readonly<{ kind: "drop-body"; pick: number }>
  | Readonly<{ kind: "remove"; pick: number }>
  | Readonly<{ kind: "remove-many"; pick: number; count: number }>
  | Readonly<{ kind: "add-scope" }>
  | Readonly<{ kind: "settle" | "compact" | "reopen" }>

export type NewRecord = Readonly<{
  type: string
  /** 0 is the vault's own scope. */
  scopePick: number
  fields: JsonObject
  bodies: { readonly [name: string]: JsonObject }
}>

/** How the vault's journal is left. */
export type End = "closed" | "left-open" | "torn" | "torn-batch" | "foreign-frames"

export type Plan = Readonly<{ steps: readonly Step[]; end: End; tear: number }>

const loneSurrogate = fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit))
/** Characters that share their first bytes or code units with others, and some that JSON, UTF-8 or Python treat apart. */
const nearlySame = fc.constantFrom(
  "😀",
  "😁",
  "é",
  "è",
  "e\u0301",
  "\u2028",
  "\uFEFF",
  "\u0000",
  '"',
  "\\",
  "ß",
  "你",
)
const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 3, arbitrary: fc.string({ unit: nearlySame, maxLength: 40 }) },
  { weight: 3, arbitrary: fc.lorem({ maxCount: 30, mode: "sentences" }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.oneof(loneSurrogate, nearlySame), maxLength: 10 }) },
)

const paragraph = (words: string): JsonObject =>
  words === "" ? { type: "paragraph" } : { type: "paragraph", content: [{ type: "text", text: words }] }
const document: fc.Arbitrary<JsonObject> = fc.oneof(
  fc
    .array(text, { minLength: 1, maxLength: 12 })
    .map((all) => ({ type: "doc", content: all.map(paragraph) })),
  arbitraryDocument.map((made) => JSON.parse(JSON.stringify(made)) as JsonObject),
)

/** Fields that this version does not know, of any JSON there is. */
const extra: fc.Arbitrary<JsonObject> = fc
  .dictionary(
    fc.oneof(fc.string({ unit: "binary", maxLength: 8 }), fc.constant("__proto__")).map((name) => `x${name}`),
    fc.jsonValue({ maxDepth: 2, stringUnit: "binary" }),
    { maxKeys: 4 },
  )
  .map((fields) => JSON.parse(JSON.stringify(fields)) as JsonObject)

const fields: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      title: text,
      date: fc.constantFrom("2026-11-20", "0001-01-01"),
      tags: fc.array(text, { maxLength: 3 }),
      pinned: fc.boolean(),
      confidentiality: fc.constantFrom("normal", "sensitive", "withheld", "a word to come"),
      deletedAt: fc.constant("2026-11-20T08:00:00.000Z"),
    },
    { requiredKeys: ["title"] },
  )
  .chain((known) => extra.map((more) => ({ ...more, ...known })))

const newRecord: fc.Arbitrary<NewRecord> = fc.record({
  type: fc.constantFrom("journal-note", "mentoring-session", "contact", "a-type-to-come"),
  scopePick: fc.nat(3),
  fields,
  bodies: fc.dictionary(fc.constantFrom("text", "notes", "prepare", "größer 你"), document, { maxKeys: 3 }),
})

const pick = fc.nat(1000)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("create" as const),
      records: fc.array(newRecord, { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("create" as const),
      records: fc.array(newRecord, { minLength: 5, maxLength: 40 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("retitle" as const), pick, title: text, extra }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("type" as const),
      pick,
      at: fc.nat(400),
      drop: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(20)),
      text,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("put" as const), pick, title: text, document }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom("drop-body" as const, "remove" as const), pick }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("remove-many" as const),
      pick,
      count: fc.integer({ min: 2, max: 20 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom("settle" as const, "reopen" as const, "add-scope" as const, "compact" as const),
    }),
  },
)

const end = fc.oneof(
  { weight: 2, arbitrary: fc.constant<End>("closed") },
  { weight: 4, arbitrary: fc.constant<End>("left-open") },
  { weight: 3, arbitrary: fc.constantFrom<End[]>("torn", "foreign-frames") },
)

const plan: fc.Arbitrary<Plan> = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 12 }),
  end,
  tear: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
})

/** Every so many vaults one has a commit over 4 MB, and one a torn one. */
const largeEvery = 40

/** Different plans for every seed, the same for the same. */
export function plansOf(count: number, seed: number): readonly Plan[] {
  const plans = fc.sample(plan, { numRuns: count, seed })
  return plans.map((one, at): Plan => {
    if (at % largeEvery === 7) {
      const large = { kind: "create-large", bodies: 3 + (at % 5), kib: 1500 + at } as const
      return { ...one, steps: [...one.steps.slice(0, 5), large, ...one.steps.slice(5)] }
    }
    return at % largeEvery === 27 ? { ...one, end: "torn-batch" } : one
  })
}

/**
 * Passphrases as keyboards and pasteboards give them: also in forms that NFKC changes. Never empty, and of characters that
 * every Unicode table of these years knows: what a table does not know yet, it leaves as it is, and a newer one may not.
 */
export function passphrasesOf(count: number, seed: number): readonly string[] {
  const folded = [
    "\u212B",
    "ﬁ",
    "①",
    "ｱ",
    "\u1112\u1161\u11AB",
    "e\u0301",
    "  ",
    "\u00A0",
    "½",
    "q\u0307\u0323",
  ]
  const kept = ["你", "ñ", "ß", "ש", "ع", "😀", "👩‍👩‍👧", "\u0000", "\u200D", "\u{1D11E}", "\u{20BB7}"]
  const unit = fc.oneof(
    fc.constantFrom(...folded, ...kept),
    fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 1 }),
  )
  return fc.sample(fc.string({ unit, minLength: 1, maxLength: 24 }), { numRuns: count, seed })
}
