import type { RecordId } from "../../domain/envelope.ts"
import { Answer } from "../frame/answer.tsx"
import { useAsked } from "../frame/use-asked.ts"
import { NotHere } from "../writings/not-here.tsx"
import { InTrash } from "./in-trash.tsx"
import { OrganisationPage } from "./organisation-page.tsx"

export function OrganisationScreen({ id, isNew }: Readonly<{ id: RecordId; isNew: boolean }>) {
  const asked = useAsked(`organisation ${id}`, (vault) => vault.openOrganisation(id))
  return (
    <Answer asked={asked}>
      {(opened) => {
        if (!opened.ok) return <NotHere />
        const { organisation } = opened.value
        return organisation.deletedAt === undefined ? (
          <OrganisationPage page={opened.value} isNew={isNew} />
        ) : (
          <InTrash id={id} name={organisation.name ?? ""} />
        )
      }}
    </Answer>
  )
}
