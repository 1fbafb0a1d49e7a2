import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { BackupState } from "../../worker/api/backups.ts"
import { useApp } from "../app-context.ts"
import { useToday } from "../frame/today-date.ts"
import { sayInstantNear } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { reasonInWords } from "./backup-words.ts"

/** Above everything else on the first screen, while backups fail. */
export function BackupTrouble({ trouble }: Readonly<{ trouble: NonNullable<BackupState["trouble"]> }>) {
  const { go } = useApp()
  const today = useToday()
  return (
    <div className="pt-2 pb-4">
      <Notice tone="trouble">
        <p>
          {say("today.backup.trouble", {
            when: sayInstantNear(trouble.at, today),
            reason: reasonInWords(trouble.reason),
          })}
        </p>
        <div>
          <Button size="small" onPress={() => go({ screen: "settings", section: "backup" })}>
            {say("today.backup.open")}
          </Button>
        </div>
      </Notice>
    </div>
  )
}
