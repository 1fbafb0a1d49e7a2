import { EmptyState } from "../../ui/states.tsx"
import { say } from "../strings/say.ts"

export function ExchangeScreen() {
  return <EmptyState icon={null} sentence={say("rail.exchange")} action={null} />
}
