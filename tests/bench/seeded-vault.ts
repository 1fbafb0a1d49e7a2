import type { RecordChange, Records } from "../../src/storage/storage.ts"
import { must } from "../support/must.ts"
import { writeVault } from "../support/storage/written-vault.ts"
import { seededNotes } from "./seeded-notes.ts"

export const benchPassphrase = "copper lantern meadow violin harbour"
const notesACommit = 500

/** A vault of `count` notes in `userData`. */
export async function makeSeededVault(userData: string, count: number): Promise<void> {
  await writeVault(userData, benchPassphrase, ({ records }) => writeSeededNotes(records, count))
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
