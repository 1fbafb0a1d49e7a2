import { Building2, Plus } from "lucide-react"
import { useState } from "react"
import { Button as AriaButton } from "react-aria-components/Button"
import { Button } from "../../ui/button.tsx"
import { EmptyState } from "../../ui/states.tsx"
import { useApp } from "../app-context.ts"
import { Screen } from "../frame/screen.tsx"
import { useWindows } from "../frame/use-windows.ts"
import { WindowList } from "../frame/window-list.tsx"
import { say } from "../strings/say.ts"
import { OrganisationDialog } from "./organisation-dialog.tsx"

/** Where the people of the network work, by name. */
export function OrganisationsScreen() {
  const { go } = useApp()
  const [isAdding, setAdding] = useState(false)
  const windows = useWindows("organisations", (vault, window) => vault.listOrganisations(window))
  const add = (
    <Button
      look="primary"
      icon={<Plus aria-hidden="true" className="size-4" />}
      onPress={() => setAdding(true)}
    >
      {say("network.organisation.new")}
    </Button>
  )
  return (
    <>
      <Screen
        isList
        title={say("rail.organisations")}
        note={say("network.organisations.note")}
        actions={
          <>
            <Button look="quiet" onPress={() => go({ screen: "network" })}>
              {say("network.people")}
            </Button>
            {add}
          </>
        }
      >
        <WindowList
          windows={windows}
          label={say("network.organisations.list")}
          rowHeight={56}
          empty={
            <EmptyState icon={<Building2 />} sentence={say("network.organisations.empty")} action={add} />
          }
          renderRow={(row, isTabStop) => (
            <AriaButton
              onPress={() => go({ screen: "organisation", id: row.id })}
              excludeFromTabOrder={!isTabStop}
              className="flex min-h-14 w-full cursor-default items-center justify-between gap-6 rounded-md px-3 py-2.5 text-left transition-colors data-focus-visible:-outline-offset-2 data-hovered:bg-paper-hover data-pressed:bg-paper-pressed"
            >
              <bdi className="truncate font-serif text-md">
                {row.name === "" ? say("people.unnamed") : row.name}
              </bdi>
              <span className="shrink-0 text-sm text-ink-faint tabular-nums">
                {say("network.count", { count: row.people })}
              </span>
            </AriaButton>
          )}
        />
      </Screen>
      {isAdding && <OrganisationDialog onClose={() => setAdding(false)} />}
    </>
  )
}
