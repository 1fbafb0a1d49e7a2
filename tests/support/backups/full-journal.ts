import { randomBytes } from "node:crypto"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { must } from "../must.ts"
import { paragraph } from "../open-journal.ts"
import { plantEverywhere } from "../thief/full-vault.ts"
import type { OpenBackups } from "./open-backups.ts"

/** Every type of record with every field, texts, versions, the trash, a removal, what a merge set aside, attachments. */
export async function writeFullJournal(open: OpenBackups): Promise<void> {
  await plantEverywhere(open)
  const { records } = open.storage
  const [note] = [...open.knowledge.idsOf("journal-note")] as [RecordId]
  const at = "2026-03-14T12:00:00.000Z"
  const aside = { of: note, at, fields: JSON.stringify({ title: "As it was" }) }
  const batch = { from: "markdown", name: "Old notes", at, count: 3 }
  must(
    await records.commit([
      {
        kind: "create",
        type: "revision",
        fields: { of: note, body: "text", at },
        bodies: { text: paragraph("Earlier words.") },
      },
      { kind: "create", type: "kept-aside", fields: aside },
      { kind: "create", type: "import-batch", fields: batch },
      { kind: "create", type: "of-a-newer-version", fields: { spoken: [1, 2, { three: null }] } },
    ]),
  )
  await open.attach(note, "letter.txt", new TextEncoder().encode("Dear all"))
  // Over one chunk of the sealed file, and over several of a backup.
  await open.attach(note, "plan.bin", new Uint8Array(randomBytes(1_500_000)))
}
