import { canonicalJson } from "./canonical-json.ts"
import type { RecordId } from "./envelope.ts"
import { digestIn } from "./merge-two.ts"
import type { Digest, MergeableRecord, MergedRecord, Side, TextSource, Versioned } from "./merge-types.ts"

/** Of the fields as JSON, in UTF-16 units: longer ones are kept as a body, since a head has its limit. */
const longestFields = 4000

const own: ReadonlySet<string> = new Set(["id", "type", "schema", "createdAt", "updatedAt", "clock"])

export type GivingWay = Readonly<{
  winner: Versioned
  loser: Versioned
  /** Where the loser lies. */
  side: Side
}>

/**
 * What keeps the state that gives way: its texts as versions, its fields in one record, each only where the winner has
 * something else. Ids and contents follow from that state alone, so that the same is made on every computer, and once.
 */
export function setAside({ winner, loser, side }: GivingWay, digest: Digest): readonly MergedRecord[] {
  const of = winner.record.id
  const at = loser.record.updatedAt
  const confidentiality = stricter(winner.record.confidentiality, loser.record.confidentiality)
  const made = (
    type: string,
    content: readonly string[],
    fields: Readonly<{ [name: string]: unknown }>,
    bodies: MergedRecord["bodies"],
  ): MergedRecord => {
    const id = digest(canonicalJson([type, of, ...content])) as RecordId
    const dates = { createdAt: at, updatedAt: at }
    const record: MergeableRecord = {
      id,
      type,
      schema: 1,
      ...dates,
      confidentiality,
      tags: [],
      pinned: false,
      of,
      at,
      ...fields,
    }
    return { record, bodies }
  }
  const texts = Object.keys(loser.bodies).flatMap((body) => {
    const text = digestIn(loser, body) ?? ""
    if (text === digestIn(winner, body)) return []
    const source: TextSource = { side, record: loser.record.id, body }
    return [made("revision", [body, text], { body }, { text: source })]
  })
  const fields = fieldsOf(loser)
  const json = canonicalJson(fields)
  const isBothTrashed = winner.record.deletedAt !== undefined && loser.record.deletedAt !== undefined
  const besides = isBothTrashed ? { deletedAt: winner.record.deletedAt } : {}
  if (canonicalJson({ ...fields, ...besides }) === canonicalJson(fieldsOf(winner))) return texts
  const isLong = json.length > longestFields
  const kept = isLong ? { fields: "{}" } : { fields: json }
  return [...texts, made("kept-aside", [json], kept, isLong ? { fields: { document: { fields } } } : {})]
}

function fieldsOf({ record }: Versioned): Readonly<{ [name: string]: unknown }> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !own.has(name)))
}

const strictness = ["normal", "sensitive", "withheld"]

/** A word of a newer version counts as stricter than any that is known. */
function stricter(one: string, other: string): string {
  const rank = (word: string) => (strictness.includes(word) ? strictness.indexOf(word) : strictness.length)
  if (rank(one) !== rank(other)) return rank(one) > rank(other) ? one : other
  return one > other ? one : other
}
