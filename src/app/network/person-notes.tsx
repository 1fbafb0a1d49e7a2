import { isEmptyDocument } from "../../documents/plain-text.ts"
import { parseDocument } from "../../documents/parse-document.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { RecordAutosave } from "../autosave/use-record-autosave.ts"
import { useAsked } from "../frame/use-asked.ts"
import { say } from "../strings/say.ts"
import { RecordText } from "../writings/record-text.tsx"
import { useMentions } from "../writings/use-mentions.ts"

const body = "notes"

export type PersonText = Readonly<{
  id: RecordId
  autosave: RecordAutosave<"contact">
  isHistoryOpen: boolean
  onHistoryClose: () => void
}>

/** The long notes about a person. */
export function PersonNotes({ isEditing, ...text }: PersonText & Readonly<{ isEditing: boolean }>) {
  const { id, autosave, isHistoryOpen } = text
  const mentions = useMentions()
  const asked = useAsked(`notes ${id}`, (vault) => vault.openText(id, body))
  const typed = autosave.typedText(body)
  const stored = asked.kind === "here" && asked.value.ok ? asked.value.value : null
  const isEmpty = typed === undefined ? isNothing(stored) : isEmptyDocument(typed.toDocument())
  if (!isEditing && !isHistoryOpen && asked.kind === "here" && isEmpty) {
    return <p className="text-ink-faint">{say("network.notes.none")}</p>
  }
  return (
    <RecordText
      {...text}
      body={body}
      label={say("network.notes.label")}
      placeholder={say("network.notes.placeholder")}
      readOnly={!isEditing}
      mentions={mentions}
    />
  )
}

/** What this version cannot read is something. */
function isNothing(stored: unknown): boolean {
  if (stored === null) return false
  const parsed = parseDocument(stored)
  return parsed.ok && isEmptyDocument(parsed.value)
}
