import { FileKey2, LockKeyhole, PenLine } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "../../ui/button.tsx"
import { say } from "../strings/say.ts"
import { StepHeading } from "./step-heading.tsx"

export type Beginning = "note" | "look"

export function BeginStep({ onBegin }: Readonly<{ onBegin: (beginning: Beginning) => void }>) {
  return (
    <div className="grid gap-9">
      <StepHeading title={say("begin.title")} lead={say("begin.lead")} />
      <div className="flex flex-wrap gap-2.5">
        <Button look="primary" takesFocus onPress={() => onBegin("note")}>
          {say("begin.note")}
        </Button>
        <Button look="quiet" onPress={() => onBegin("look")}>
          {say("begin.look")}
        </Button>
      </div>
      <ul className="grid gap-4 border-t border-line pt-7 sm:grid-cols-3 sm:gap-7">
        <Worth icon={<PenLine />} what={say("begin.saved")} more={say("begin.saved.more")} />
        <Worth icon={<LockKeyhole />} what={say("begin.lock")} more={say("begin.lock.more")} />
        <Worth icon={<FileKey2 />} what={say("begin.sheet")} more={say("begin.sheet.more")} />
      </ul>
    </div>
  )
}

function Worth({ icon, what, more }: Readonly<{ icon: ReactNode; what: string; more: string }>) {
  return (
    <li className="grid content-start gap-1">
      <span aria-hidden="true" className="text-accent [&>svg]:size-5">
        {icon}
      </span>
      <strong className="text-sm font-semibold">{what}</strong>
      <span className="text-sm text-ink-soft">{more}</span>
    </li>
  )
}
