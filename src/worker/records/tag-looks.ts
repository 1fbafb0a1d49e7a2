import { compareText } from "../../domain/compare-text.ts"
import type { TagLook } from "../../domain/entities.ts"
import type { Records } from "../../storage/storage.ts"
import { readAs } from "../knowledge/read-as.ts"

/** The records that say what tags look like, those in the trash left out. */
export function livingLooks(records: Pick<Records, "list">): readonly TagLook[] {
  return [...records.list("tag")].flatMap((record) =>
    record.deletedAt === undefined ? [readAs("tag", record)] : [],
  )
}

/** One for each path: of two, as a merge may leave them, the one changed last. */
export function looksByPath(looks: Iterable<TagLook>): ReadonlyMap<string, TagLook> {
  const byPath = new Map<string, TagLook>()
  for (const look of looks) {
    const { path } = look
    if (path === undefined) continue
    const other = byPath.get(path)
    if (other === undefined || isLater(look, other)) byPath.set(path, look)
  }
  return byPath
}

function isLater(one: TagLook, other: TagLook): boolean {
  return (compareText(one.updatedAt, other.updatedAt) || compareText(one.id, other.id)) > 0
}
