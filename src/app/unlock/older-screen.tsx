import { Button } from "../../ui/button.tsx"
import type { CopyFacts, UnlockRefusal } from "../../worker/api.ts"
import { sayInstant } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { ClosedFrame } from "./closed-frame.tsx"

type OlderFolder = Extract<UnlockRefusal, { reason: "older-folder" }>

/** The folder is whole but older than what this computer saw: the owner decides, and neither copy is thrown away. */
export function OlderScreen({
  refusal,
  onChoose,
}: Readonly<{ refusal: OlderFolder; onChoose: (copy: "folder" | "computer") => void }>) {
  return (
    <ClosedFrame isWide>
      <div className="grid gap-6">
        <h1 className="font-serif text-xl font-medium tracking-tight">{say("older.title")}</h1>
        <p className="text-ink-soft">{say("older.lead")}</p>
        <div className="grid gap-3 sm:grid-cols-2">
          <Copy name={say("older.computer")} facts={refusal.computer}>
            <Button look="primary" takesFocus onPress={() => onChoose("computer")}>
              {say("older.open-computer")}
            </Button>
          </Copy>
          <Copy name={say("older.folder")} facts={refusal.folder}>
            <Button onPress={() => onChoose("folder")}>{say("older.open-folder")}</Button>
          </Copy>
        </div>
      </div>
    </ClosedFrame>
  )
}

function Copy({
  name,
  facts,
  children,
}: Readonly<{ name: string; facts: CopyFacts; children: React.ReactNode }>) {
  return (
    <section className="grid content-between justify-items-start gap-4 rounded-md border border-line p-5">
      <div>
        <h2 className="font-semibold">{name}</h2>
        <p className="text-sm text-ink-soft tabular-nums">{say("older.entries", { count: facts.entries })}</p>
        <p className="text-sm text-ink-soft tabular-nums">
          {facts.lastChange === null
            ? say("older.no-change")
            : say("older.last-change", { when: sayInstant(facts.lastChange) })}
        </p>
      </div>
      {children}
    </section>
  )
}
