import { Button } from "../../ui/button.tsx"
import { Progress } from "../../ui/progress.tsx"
import { say } from "../strings/say.ts"
import type { FileWorkState } from "./file-work.ts"

/** How far the file under way is, and the way to end it. */
export function FileProgress({
  now: { what, name, done, total },
  waiting,
  onCancel,
}: Readonly<{ now: NonNullable<FileWorkState["now"]>; waiting: number; onCancel: () => void }>) {
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="min-w-48 flex-1 wrap-anywhere">
        <Progress
          label={say(what === "adding" ? "files.adding" : "files.saving", { name })}
          {...(total > 0 && { value: done, max: total })}
        />
        {waiting > 0 && (
          <p className="pt-1 text-sm text-ink-faint">{say("files.waiting", { count: waiting })}</p>
        )}
      </div>
      <Button size="small" onPress={onCancel}>
        {say("app.cancel")}
      </Button>
    </div>
  )
}
