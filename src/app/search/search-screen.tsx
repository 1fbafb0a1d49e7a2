import type { RecordId } from "../../domain/envelope.ts"
import { Screen } from "../frame/screen.tsx"
import { say } from "../strings/say.ts"

/** Finding anything in the vault. `query` as `formatQuery` writes it; `view` is the saved one that it came from. */
export function SearchScreen(_: Readonly<{ query?: string; view?: RecordId }>) {
  return <Screen title={say("rail.search")}>{null}</Screen>
}
