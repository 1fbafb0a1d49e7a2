import { PenLine } from "lucide-react"
import { useState } from "react"
import { stages } from "../../domain/relationship.ts"
import { Button } from "../../ui/button.tsx"
import { Chip } from "../../ui/chip.tsx"
import { StepPath } from "../../ui/step-path.tsx"
import { Tabs } from "../../ui/tabs.tsx"
import type { RelationshipPage as Page } from "../../worker/api/network.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"
import { entryChoices } from "../writings/entry-choices.tsx"
import { PageBar } from "../writings/page-bar.tsx"
import { RecordLinks } from "../writings/record-links.tsx"
import { ChangeRelationship } from "./change-relationship.tsx"
import { History } from "./history.tsx"
import { MoveDialog, type Move } from "./move-dialog.tsx"
import { Overview } from "./overview.tsx"
import { RelationshipNotice } from "./relationship-notice.tsx"
import { RelationshipStream } from "./relationship-stream.tsx"

type Part = "overview" | "sessions" | "exchange" | "history"

/** Who, in which roles, how far it is; and under it what has to do with it. */
export function RelationshipPage({ page }: Readonly<{ page: Page }>) {
  const app = useApp()
  const { relationship, row } = page
  const [part, setPart] = useState<Part>("overview")
  const [move, setMove] = useState<Move | null>(null)
  const [isChanging, setChanging] = useState(false)
  const roles = [row.ownRole, row.kind].filter((term) => term !== "").map(sayTerm)
  const stage = stages.find((known) => known === relationship.stage)

  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)]">
      <PageBar
        actions={
          <Button
            size="small"
            icon={<PenLine aria-hidden="true" className="size-4" />}
            onPress={() => setChanging(true)}
          >
            {say("app.edit")}
          </Button>
        }
        choices={entryChoices(app, {
          id: relationship.id,
          isPinned: relationship.pinned,
          isArchived: relationship.archivedAt !== undefined,
          onPin: (pinned) =>
            void app.client.vault.changeRecord("relationship", relationship.id, {}, { pinned }),
        })}
      />
      <div className="overflow-y-auto">
        <article className="px-5 pt-8 pb-24 sm:px-7 sm:pt-12">
          <div className="mx-auto grid max-w-page grid-cols-1 gap-6">
            <RelationshipNotice relationship={relationship} />
            <header className="grid gap-2">
              <h1 dir="auto" className="font-serif text-2xl font-medium tracking-tight wrap-anywhere">
                {row.title === "" ? say("relationship.untitled") : row.title}
              </h1>
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
                <RecordLinks records={row.people} screen="person" />
                <span className="text-ink-faint">{roles.join(" · ")}</span>
                {row.status !== "" && (
                  <Button size="small" look="quiet" onPress={() => setMove({ what: "status" })}>
                    <span className="sr-only">{say("relationship.status")}</span>
                    <Chip tone={row.status === "active" ? "accent" : "plain"}>{sayTerm(row.status)}</Chip>
                  </Button>
                )}
              </div>
            </header>
            <div className="-mx-2.5">
              <StepPath
                label={say("relationship.path")}
                steps={stages.map((id) => ({ id, label: sayTerm(id) }))}
                current={stage ?? "establish"}
                doneLabel={say("relationship.path.done")}
                onChoose={(to) => to !== relationship.stage && setMove({ what: "stage", to })}
              />
            </div>
            <Tabs
              label={say("relationship.tabs")}
              chosen={part}
              onChoose={setPart}
              tabs={[
                { id: "overview", label: say("relationship.overview"), content: <Overview page={page} /> },
                {
                  id: "sessions",
                  label: say("relationship.sessions"),
                  content: <RelationshipStream relationship={relationship} kinds="sessions" />,
                },
                {
                  id: "exchange",
                  label: say("relationship.exchange"),
                  content: <RelationshipStream relationship={relationship} kinds="exchange" />,
                },
                { id: "history", label: say("relationship.history"), content: <History page={page} /> },
              ]}
            />
          </div>
        </article>
      </div>
      {move !== null && <MoveDialog relationship={relationship} move={move} onClose={() => setMove(null)} />}
      {isChanging && <ChangeRelationship page={page} onClose={() => setChanging(false)} />}
    </div>
  )
}
