import { Screen } from "../frame/screen.tsx"
import { say } from "../strings/say.ts"

/** Every tag, with what is nested in it. */
export function TagsScreen() {
  return <Screen title={say("rail.tags")}>{null}</Screen>
}
