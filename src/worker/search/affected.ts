import type { RecordId } from "../../domain/envelope.ts"
import { Belonging } from "../journal/belonging.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"

/**
 * The records whose documents may be others once these were changed or removed, themselves among them; more than that too.
 * Whoever mentions somebody holds their name, a relationship without a title those of its people; what came of a session
 * or belongs to a relationship is found by its people, and a file by those of its record.
 */
export function affectedBy(knowledge: Knowledge, changed: Iterable<RecordId>): ReadonlySet<RecordId> {
  const belonging = new Belonging(knowledge)
  const affected = new Set<RecordId>()
  const add = (ids: Iterable<RecordId>): void => {
    for (const id of ids) affected.add(id)
  }
  for (const id of changed) {
    affected.add(id)
    const type = knowledge.record(id)?.type
    // Of what is gone nobody knows any more what it was.
    if (type === undefined || type === "contact") {
      add(belonging.aroundContact(id))
      add(knowledge.belongingIds("relationship", id))
    }
    if (type === undefined || type === "relationship") add(belonging.aroundRelationship(id))
    if (type === undefined || type === "mentoring-session") add(belonging.aroundSession(id))
  }
  for (const id of affected) add(knowledge.belongingIds("attachment", id))
  return affected
}
