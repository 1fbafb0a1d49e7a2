import { Button } from "react-aria-components/Button"
import type { Named } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"

/** Names that lead to the pages of those who bear them. One who is gone for good leads nowhere. */
export function RecordLinks({
  records,
  screen,
}: Readonly<{ records: readonly Named[]; screen: "person" | "relationship" }>) {
  const { go } = useApp()
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {records.map(({ id, name, state }) => {
        const shown = name === "" ? say("people.unnamed") : name
        return state === "here" || state === "archived" ? (
          <Button
            key={id}
            onPress={() => go({ screen, id })}
            className="cursor-default rounded-sm text-left underline decoration-line-strong underline-offset-4 data-hovered:decoration-accent"
          >
            <bdi>{shown}</bdi>
          </Button>
        ) : (
          <bdi key={id} className="text-ink-soft">
            {shown}
          </bdi>
        )
      })}
    </span>
  )
}
