import type { RecordId } from "../../domain/envelope.ts"
import { isWithinTag, retagged } from "../../domain/tag-path.ts"
import type { RecordChange, RecordFields, Records } from "../../storage/storage.ts"
import { readAs } from "../knowledge/read-as.ts"
import { livingLooks } from "./tag-looks.ts"
import { type FindTags, retaggedQuery } from "./tag-views.ts"

/** `to` null: the tag is taken off. */
export type TagMove = Readonly<{ from: string; to: string | null }>

/** One field of one record as it was and as it becomes; a `lost-look` gives way to that of another tag, or goes with its own. */
export type TagStep =
  | Readonly<{ of: "record"; id: RecordId; before: readonly string[]; after: readonly string[] }>
  | Readonly<{ of: "view"; id: RecordId; before: string; after: string }>
  | Readonly<{ of: "look"; id: RecordId; before: string; after: string }>
  | Readonly<{ of: "lost-look"; id: RecordId; path: string; colour: string | null }>

/** Everything that the move changes, of living records and of those in the trash. */
export function tagSteps(records: Records, { from, to }: TagMove, find: FindTags): readonly TagStep[] {
  if (from === to) return []
  const steps: TagStep[] = []
  for (const { id, tags } of records.list()) {
    const after = retagged(tags, from, to)
    if (after !== null) steps.push({ of: "record", id, before: tags, after })
  }
  return [
    ...steps,
    ...lookSteps(records, from, to),
    ...(to === null ? [] : viewSteps(records, from, to, find)),
  ]
}

export function changeOf(step: TagStep): RecordChange {
  if (step.of === "lost-look") return { kind: "remove", id: step.id }
  return { kind: "change", id: step.id, fields: fieldOf(step, step.after) }
}

/** What takes the step back; null where its field holds something else by now. */
export function changeBackOf(step: TagStep, records: Records): RecordChange | null {
  if (step.of === "lost-look") {
    const { path, colour } = step
    const isTaken = livingLooks(records).some((look) => look.path === path)
    return isTaken || colour === null ? null : { kind: "create", type: "tag", fields: { path, colour } }
  }
  const record = records.get(step.id)
  const [[field, value] = ["", undefined]] = Object.entries(fieldOf(step, step.after))
  if (record === null || JSON.stringify(record[field]) !== JSON.stringify(value)) return null
  return { kind: "change", id: step.id, fields: fieldOf(step, step.before) }
}

function fieldOf(step: TagStep, value: string | readonly string[]): RecordFields {
  if (step.of === "record") return { tags: value }
  return step.of === "view" ? { query: value } : { path: value }
}

/** Where both tags have a colour, the one that is moved to keeps its own. */
function lookSteps(records: Records, from: string, to: string | null): readonly TagStep[] {
  const looks = livingLooks(records)
  const taken = new Set(
    looks.flatMap(({ path, colour }) =>
      path === undefined || colour === undefined || isWithinTag(path, from) ? [] : [path],
    ),
  )
  return looks.flatMap(({ id, path, colour = null }): readonly TagStep[] => {
    if (path === undefined || !isWithinTag(path, from)) return []
    const after = to === null ? null : to + path.slice(from.length)
    return after === null || taken.has(after)
      ? [{ of: "lost-look", id, path, colour }]
      : [{ of: "look", id, before: path, after }]
  })
}

function viewSteps(records: Records, from: string, to: string, find: FindTags): readonly TagStep[] {
  return [...records.list("saved-view")].flatMap((record): readonly TagStep[] => {
    const { id, query: before = "" } = readAs("saved-view", record)
    const after = retaggedQuery(before, from, to, find)
    return after === null ? [] : [{ of: "view", id, before, after }]
  })
}
