import { Tags } from "lucide-react"
import { useMemo, useState } from "react"
import { Button } from "../../ui/button.tsx"
import { SearchField } from "../../ui/search-field.tsx"
import { EmptyState } from "../../ui/states.tsx"
import { useApp } from "../app-context.ts"
import { Answer } from "../frame/answer.tsx"
import { Screen } from "../frame/screen.tsx"
import { useAsked } from "../frame/use-asked.ts"
import { say } from "../strings/say.ts"
import { TagRows } from "./tag-rows.tsx"

/** Every tag, with what is nested in it. */
export function TagsScreen() {
  const { go } = useApp()
  const [typed, setTyped] = useState("")
  const asked = useAsked("tags", (vault) => vault.listTagTree())
  const count = asked.kind === "here" ? asked.value.length : 0
  const note = useMemo(() => (count === 0 ? null : say("tags.count", { count })), [count])
  return (
    <Screen
      isList
      title={say("rail.tags")}
      note={note === null ? say("tags.note") : `${note}. ${say("tags.note")}`}
      {...(count > 0 && {
        filters: (
          <div className="max-w-80">
            <SearchField
              label={say("tags.find")}
              clearLabel={say("tags.find.clear")}
              value={typed}
              onChange={setTyped}
            />
          </div>
        ),
      })}
    >
      <Answer asked={asked}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={<Tags />}
              sentence={say("tags.empty")}
              action={
                <Button look="primary" onPress={() => go({ screen: "journal" })}>
                  {say("tags.empty.journal")}
                </Button>
              }
            />
          ) : (
            <TagRows rows={rows} typed={typed} onWiden={() => setTyped("")} />
          )
        }
      </Answer>
    </Screen>
  )
}
