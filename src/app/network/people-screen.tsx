import { EmptyState } from "../../ui/states.tsx"
import { say } from "../strings/say.ts"

export function PeopleScreen() {
  return <EmptyState icon={null} sentence={say("rail.network")} action={null} />
}
