import type { RecordId } from "../../domain/envelope.ts"
import { Answer } from "../frame/answer.tsx"
import type { SessionPart } from "../frame/place.ts"
import { useAsked } from "../frame/use-asked.ts"
import { NotHere } from "../writings/not-here.tsx"
import { SessionPage } from "./session-page.tsx"

export function SessionScreen({
  id,
  ...at
}: Readonly<{ id: RecordId; isNew: boolean; part?: SessionPart; caret?: number }>) {
  const asked = useAsked(`session ${id}`, (vault) => vault.openSession(id))
  return (
    <Answer asked={asked}>
      {(opened) => (opened.ok ? <SessionPage page={opened.value} {...at} /> : <NotHere />)}
    </Answer>
  )
}
