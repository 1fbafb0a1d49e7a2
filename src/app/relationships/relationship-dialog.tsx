import { useApp } from "../app-context.ts"
import { useChoices } from "../fields/people-field.tsx"
import type { AskingFor } from "../frame/asking.ts"
import { useToday } from "../frame/today-date.ts"
import { useAsked } from "../frame/use-asked.ts"
import { emptyForm } from "./relationship-form.ts"
import { RelationshipFormDialog } from "./relationship-form-dialog.tsx"

/** A new relationship. It begins with its first stage, and its page opens. */
export function RelationshipDialog({
  asking,
  onClose,
}: Readonly<{ asking: AskingFor<"relationship">; onClose: () => void }>) {
  const { client, go } = useApp()
  const today = useToday()
  const people = useChoices(asking.preset?.contacts ?? [])
  const profile = useAsked("profile", (vault) => vault.getProfile())
  if (people === null || profile.kind === "waiting") return null
  const ownRole = (profile.kind === "here" ? profile.value?.iAm?.[0] : undefined) ?? "mentor"
  return (
    <RelationshipFormDialog
      form={emptyForm(people, { today, ownRole })}
      isNew
      onClose={onClose}
      onSave={async (fields, tags) => {
        const made = await client.vault.createRecord(
          "relationship",
          { ...fields, status: "active" },
          { tags },
        )
        if (!made.ok) return made
        const { id, start } = made.value
        const moved = await client.vault.moveRelationship(id, {
          what: "stage",
          to: "establish",
          date: start ?? today,
        })
        go({ screen: "relationship", id, isNew: true })
        return moved
      }}
    />
  )
}
