import { EmptyState } from "../../ui/states.tsx"
import { say } from "../strings/say.ts"

export function GoalsScreen() {
  return <EmptyState icon={null} sentence={say("rail.goals")} action={null} />
}
