import type { RecordId } from "../../domain/envelope.ts"
import { Answer } from "../frame/answer.tsx"
import { useAsked } from "../frame/use-asked.ts"
import { NotHere } from "../writings/not-here.tsx"
import { NotePage } from "./note-page.tsx"

export function NoteScreen({ id, isNew, caret }: Readonly<{ id: RecordId; isNew: boolean; caret?: number }>) {
  const asked = useAsked(`note ${id}`, (vault) => vault.openNote(id))
  return (
    <Answer asked={asked}>
      {(opened) =>
        opened.ok ? (
          <NotePage page={opened.value} isNew={isNew} {...(caret !== undefined && { caret })} />
        ) : (
          <NotHere />
        )
      }
    </Answer>
  )
}
