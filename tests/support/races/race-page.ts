import { makeAutosave } from "../../../src/app/autosave/autosave.ts"
import { mergeChanges, type RecordChange } from "../../../src/app/autosave/record-change.ts"
import { saveRecord } from "../../../src/app/autosave/save-record.ts"
import { stayPending } from "../../../src/app/autosave/stay-pending.ts"
import type { PendingWork } from "../../../src/app/pending-work.ts"
import type { Vault } from "../../../src/app/vault-client.ts"
import type { JournalDocument } from "../../../src/documents/document.ts"
import { toPlainText } from "../../../src/documents/plain-text.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"
import type { ChangeRefusal } from "../../../src/worker/api/records.ts"
import { paragraph } from "../open-journal.ts"

export type Words = Readonly<{ title: string; text: string }>
type Change = RecordChange<"journal-note">

/** The app's own times, a hundred times as fast. */
const times = { pause: 6, longest: 15, again: 50 }

/** A note's page as far as it saves: the app's own parts without what they draw. */
export class RacePage {
  readonly id: RecordId
  readonly leave: () => void
  readonly autosave
  #shown: Words

  constructor(
    { id, shown }: Readonly<{ id: RecordId; shown: Words }>,
    {
      vault,
      pending,
      onSaved,
    }: Readonly<{
      vault: Pick<Vault, "changeRecord" | "saveText">
      pending: PendingWork
      onSaved: (saved: Partial<Words>) => void
    }>,
  ) {
    this.id = id
    this.#shown = shown
    this.autosave = makeAutosave<Change, ChangeRefusal>({
      merge: mergeChanges<"journal-note">,
      times,
      save: async (change) => {
        const saved = await saveRecord(vault, { type: "journal-note", id }, change)
        if (saved.ok) onSaved(wordsOf(change))
        return saved
      },
    })
    this.leave = stayPending(pending, this.autosave)
  }

  get shown(): Words {
    return this.#shown
  }

  type(into: keyof Words, letter: string): void {
    this.#shown = { ...this.#shown, [into]: this.#shown[into] + letter }
    const { title, text } = this.#shown
    this.autosave.edit(
      into === "title"
        ? { fields: { title } }
        : { texts: { text: { toDocument: () => paragraph(text) as JournalDocument, caret: 0 } } },
    )
  }
}

/** What of the words is in a change. */
export function wordsOf({ fields, texts }: Change): Partial<Words> {
  const [title, text] = [fields?.title, texts?.["text"]]
  return {
    ...(typeof title === "string" && { title }),
    ...(text !== undefined && { text: toPlainText(text.toDocument()) }),
  }
}
