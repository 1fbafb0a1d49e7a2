import { EmptyState } from "../../ui/states.tsx"
import { say } from "../strings/say.ts"

export function RelationshipsScreen() {
  return <EmptyState icon={null} sentence={say("rail.relationships")} action={null} />
}
