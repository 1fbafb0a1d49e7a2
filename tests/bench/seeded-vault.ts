import type { RecordChange, Records } from "../../src/storage/storage.ts"
import { must } from "../support/must.ts"
import { writeVault } from "../support/storage/written-vault.ts"
import { seededNotes } from "./seeded-notes.ts"

export const benchPassphrase = "copper lantern meadow violin harbour"
const notesACommit = 500

/** A vault of `count` notes in `userData`, and before them in its journal the long one. */
export async function makeSeededVault(userData: string, count: number): Promise<void> {
  await writeVault(userData, benchPassphrase, async ({ records }) => {
    await writeSeededNotes(records, count)
    must(await records.commit([longNote()]))
  })
}

/** Of 20,000 words; dated last of all, so that it stands first. */
export function longNote(): RecordChange {
  const content = [...seededNotes(45, 7)].flatMap(({ document }) => document["content"] as object[])
  const document = { type: "doc", content } as never
  const fields = { date: "2099-12-31", title: "The long note" }
  return { kind: "create", type: "journal-note", fields, bodies: { text: document } }
}

export async function writeSeededNotes(records: Pick<Records, "commit">, count: number): Promise<void> {
  let changes: RecordChange[] = []
  for (const { date, title, document } of seededNotes(count)) {
    changes.push({
      kind: "create",
      type: "journal-note",
      fields: { date, title },
      bodies: { text: document },
    })
    if (changes.length < notesACommit) continue
    must(await records.commit(changes))
    changes = []
  }
  if (changes.length > 0) must(await records.commit(changes))
}
