import type { RecordId } from "../../domain/envelope.ts"
import type { SessionPart } from "../frame/place.ts"
import { NoteScreen } from "../journal/note-screen.tsx"

export function SessionScreen({
  part: _part,
  ...page
}: Readonly<{ id: RecordId; isNew: boolean; part?: SessionPart; caret?: number }>) {
  return <NoteScreen {...page} />
}
