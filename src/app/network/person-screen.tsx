import type { RecordId } from "../../domain/envelope.ts"
import { EmptyState } from "../../ui/states.tsx"
import { say } from "../strings/say.ts"

export function PersonScreen(_props: Readonly<{ id: RecordId; isNew: boolean }>) {
  return <EmptyState icon={null} sentence={say("rail.network")} action={null} />
}
