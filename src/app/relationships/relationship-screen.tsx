import type { RecordId } from "../../domain/envelope.ts"
import { EmptyState } from "../../ui/states.tsx"
import { say } from "../strings/say.ts"

export function RelationshipScreen(_props: Readonly<{ id: RecordId; isNew: boolean }>) {
  return <EmptyState icon={null} sentence={say("rail.relationships")} action={null} />
}
