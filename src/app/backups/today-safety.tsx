import { Button } from "../../ui/button.tsx"
import { Section } from "../../ui/section.tsx"
import type { BackupState } from "../../worker/api/backups.ts"
import { useApp } from "../app-context.ts"
import { useToday } from "../frame/today-date.ts"
import { sayInstantNear } from "../strings/dates.ts"
import { say } from "../strings/say.ts"

/** When the last good backup was made and the recovery sheet last tried. */
export function TodaySafety({ state }: Readonly<{ state: BackupState }>) {
  const { ask, go } = useApp()
  const today = useToday()
  const { folder, lastGood, drilledAt, isDrillDue } = state
  const lines = [
    lastGood === null
      ? say("today.backup.none")
      : say("today.backup.last", { when: sayInstantNear(lastGood.at, today) }),
    ...(folder === null ? [say("today.backup.here")] : []),
    ...(drilledAt === null || isDrillDue
      ? []
      : [say("today.drill.last", { when: sayInstantNear(drilledAt, today) })]),
  ]
  return (
    <Section
      title={say("today.backup")}
      action={
        <Button look="quiet" size="small" onPress={() => go({ screen: "settings", section: "backup" })}>
          {say("today.backup.open")}
        </Button>
      }
    >
      <div className="grid justify-items-start gap-2 text-ink-soft">
        <p>{lines.join(" ")}</p>
        {isDrillDue && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <p>{say("today.drill.due")}</p>
            <Button size="small" onPress={() => ask({ dialog: "drill" })}>
              {say("today.drill.do")}
            </Button>
          </div>
        )}
      </div>
    </Section>
  )
}
