import { EmptyState } from "../../ui/states.tsx"
import { say } from "../strings/say.ts"

export function OrganisationsScreen() {
  return <EmptyState icon={null} sentence={say("rail.organisations")} action={null} />
}
