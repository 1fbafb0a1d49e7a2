import { CalendarPlus, PenLine, Sunrise, UserPlus } from "lucide-react"
import { Button } from "../../ui/button.tsx"
import { EmptyState } from "../../ui/states.tsx"
import type { TodayPage } from "../../worker/api/ledger.ts"
import { useApp } from "../app-context.ts"
import { BackupTrouble } from "../backups/backup-trouble.tsx"
import { TodaySafety } from "../backups/today-safety.tsx"
import { useBackupState } from "../backups/use-backup-state.ts"
import { Answer } from "../frame/answer.tsx"
import { Screen } from "../frame/screen.tsx"
import { useToday } from "../frame/today-date.ts"
import { useAsked } from "../frame/use-asked.ts"
import { useNewNote } from "../frame/use-new-note.ts"
import { sayDay } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { OnThisDay } from "./on-this-day.tsx"
import { TodayActions, TodayExchanges, TodayPeople } from "./today-lists.tsx"
import { TodaySessions } from "./today-sessions.tsx"

/** What the day asks for, each line one key away from done. */
export function TodayScreen() {
  const { ask } = useApp()
  const today = useToday()
  const newNote = useNewNote()
  const asked = useAsked(today, (vault) => vault.today(today))
  return (
    <Screen
      title={say("today.title")}
      note={sayDay(today)}
      actions={
        <>
          <Button
            icon={<CalendarPlus aria-hidden="true" className="size-4" />}
            onPress={() => ask({ dialog: "session" })}
          >
            {say("new.session")}
          </Button>
          <Button
            look="primary"
            icon={<PenLine aria-hidden="true" className="size-4" />}
            onPress={() => void newNote()}
          >
            {say("new.note")}
          </Button>
        </>
      }
    >
      <Answer asked={asked}>{(page) => <Day page={page} />}</Answer>
    </Screen>
  )
}

function Day({ page }: Readonly<{ page: TodayPage }>) {
  const { ask } = useApp()
  const backup = useBackupState()
  const trouble = backup?.trouble ?? null
  if (page.isEmptyVault) {
    return (
      <EmptyState
        icon={<Sunrise />}
        sentence={say("today.begin")}
        action={
          <Button
            look="primary"
            icon={<UserPlus aria-hidden="true" className="size-4" />}
            onPress={() => ask({ dialog: "person" })}
          >
            {say("new.person")}
          </Button>
        }
      />
    )
  }
  const { nextSessions, unsettledSessions, mine, theirs, duePeople, promises, thanks } = page
  const waits = [nextSessions, unsettledSessions, mine, theirs, duePeople, promises, thanks]
  const safety = backup !== null && <TodaySafety state={backup} />
  if (waits.every((list) => list.length === 0)) {
    return (
      <>
        {trouble !== null && <BackupTrouble trouble={trouble} />}
        <EmptyState icon={<Sunrise />} sentence={say("today.nothing")} action={null} />
        <div className="grid grid-cols-1 gap-10">
          <OnThisDay />
          {safety}
        </div>
      </>
    )
  }
  return (
    <>
      {trouble !== null && <BackupTrouble trouble={trouble} />}
      <div className="grid grid-cols-1 items-start gap-x-14 gap-y-10 pt-4 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-10">
          <TodaySessions next={nextSessions} unsettled={unsettledSessions} />
          <TodayActions title={say("today.mine")} rows={mine} />
          <TodayActions title={say("today.theirs")} rows={theirs} />
        </div>
        <div className="grid grid-cols-1 gap-10">
          <TodayPeople rows={duePeople} />
          <TodayExchanges title={say("today.promises")} rows={promises} />
          <TodayExchanges title={say("today.thanks")} rows={thanks} />
          <OnThisDay />
          {safety}
        </div>
      </div>
    </>
  )
}
