import type { RelationshipPage } from "../../worker/api/network.ts"
import { useApp } from "../app-context.ts"
import { formOf } from "./relationship-form.ts"
import { RelationshipFormDialog } from "./relationship-form-dialog.tsx"

export function ChangeRelationship({
  page: { relationship, row },
  onClose,
}: Readonly<{ page: RelationshipPage; onClose: () => void }>) {
  const { client } = useApp()
  return (
    <RelationshipFormDialog
      form={formOf(relationship, row.people)}
      isNew={false}
      onClose={onClose}
      onSave={(fields, tags) => client.vault.changeRecord("relationship", relationship.id, fields, { tags })}
    />
  )
}
