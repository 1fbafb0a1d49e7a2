import type { RecordId } from "../../domain/envelope.ts"
import { Answer } from "../frame/answer.tsx"
import { useToday } from "../frame/today-date.ts"
import { useAsked } from "../frame/use-asked.ts"
import { NotHere } from "../writings/not-here.tsx"
import { InTrash } from "./in-trash.tsx"
import { PersonPage } from "./person-page.tsx"

export function PersonScreen({ id, isNew }: Readonly<{ id: RecordId; isNew: boolean }>) {
  const today = useToday()
  const asked = useAsked(`person ${id} ${today}`, (vault) => vault.openPerson(id, today))
  return (
    <Answer asked={asked}>
      {(opened) => {
        if (!opened.ok) return <NotHere />
        const { contact, name } = opened.value
        return contact.deletedAt === undefined ? (
          <PersonPage page={opened.value} isNew={isNew} />
        ) : (
          <InTrash id={id} name={name} />
        )
      }}
    </Answer>
  )
}
