import { Button } from "react-aria-components/Button"
import { Section } from "../../ui/section.tsx"
import type { Recalled, SavedView } from "../../worker/api/search.ts"
import { useAsked } from "../frame/use-asked.ts"
import { say } from "../strings/say.ts"
import { KindIcon } from "./kind-icon.tsx"
import { QueryHelp } from "./query-help.tsx"
import { recalledDetail } from "./recalled-detail.ts"
import { useOpenRecord } from "../frame/use-open-record.ts"
import { ViewList } from "./view-list.tsx"

const offered = 8

/** Before anything is asked: what was kept, what was opened lately, and how to ask. */
export function SearchBeginning({ views }: Readonly<{ views: readonly SavedView[] }>) {
  const recent = useAsked("recent", (vault) => vault.recall({ text: "", count: offered }))
  return (
    <div className="grid items-start gap-x-14 gap-y-9 lg:grid-cols-2">
      <div className="grid min-w-0 grid-cols-1 gap-9">
        <Section title={say("search.views")}>
          {views.length === 0 ? (
            <p className="text-ink-faint text-pretty">{say("search.views.none")}</p>
          ) : (
            <ViewList views={views} />
          )}
        </Section>
        {recent.kind === "here" && recent.value.length > 0 && (
          <Section title={say("search.recent")}>
            <ul className="-mx-3 grid grid-cols-1">
              {recent.value.map((one) => (
                <RecentLine key={one.id} recalled={one} />
              ))}
            </ul>
          </Section>
        )}
      </div>
      <QueryHelp />
    </div>
  )
}

function RecentLine({ recalled }: Readonly<{ recalled: Recalled }>) {
  const open = useOpenRecord()
  const detail = recalledDetail(recalled)
  return (
    <li>
      <Button
        onPress={() => open(recalled)}
        className="flex w-full min-w-0 cursor-default items-center gap-3 rounded-md px-3 py-2 text-left transition-colors data-hovered:bg-paper-hover data-pressed:bg-paper-pressed"
      >
        <KindIcon kind={recalled.kind} />
        <bdi className="min-w-0 flex-1 truncate font-serif text-md">
          {recalled.name.trim() === "" ? say("journal.untitled") : recalled.name}
        </bdi>
        {detail !== "" && (
          <span dir="auto" className="max-w-2/5 truncate text-sm text-ink-faint">
            {detail}
          </span>
        )}
      </Button>
    </li>
  )
}
