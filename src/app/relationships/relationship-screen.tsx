import type { RecordId } from "../../domain/envelope.ts"
import { Answer } from "../frame/answer.tsx"
import { useToday } from "../frame/today-date.ts"
import { useAsked } from "../frame/use-asked.ts"
import { NotHere } from "../writings/not-here.tsx"
import { RelationshipPage } from "./relationship-page.tsx"

export function RelationshipScreen({ id }: Readonly<{ id: RecordId; isNew: boolean }>) {
  const today = useToday()
  const asked = useAsked(`${id} ${today}`, (vault) => vault.openRelationship(id, today))
  return (
    <Answer asked={asked}>
      {(answer) => (answer.ok ? <RelationshipPage page={answer.value} /> : <NotHere />)}
    </Answer>
  )
}
