import { EmptyState } from "../../ui/states.tsx"
import { say } from "../strings/say.ts"

export function TodayScreen() {
  return <EmptyState icon={null} sentence={say("rail.today")} action={null} />
}
