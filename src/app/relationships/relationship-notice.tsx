import type { Relationship } from "../../domain/entities.ts"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"

/** Says that it is archived or lies in the trash, with the way back. */
export function RelationshipNotice({ relationship }: Readonly<{ relationship: Relationship }>) {
  const { client } = useApp()
  const isTrashed = relationship.deletedAt !== undefined
  if (!isTrashed && relationship.archivedAt === undefined) return null
  const takeBack = () =>
    isTrashed
      ? client.vault.restoreRecord(relationship.id)
      : client.vault.archiveRecord(relationship.id, false)
  return (
    <Notice>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>{say(isTrashed ? "relationship.in-trash" : "relationship.archived")}</p>
        <Button size="small" onPress={() => void takeBack()}>
          {say(isTrashed ? "relationship.put-back" : "relationship.unarchive")}
        </Button>
      </div>
    </Notice>
  )
}
