import { Printer, Save } from "lucide-react"
import { useState } from "react"
import type { Desktop } from "../../contract/desktop.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { RecoverySheet as Sheet } from "../../worker/api.ts"
import { say } from "../strings/say.ts"
import { RecoverySheet, sheetAsText } from "./recovery-sheet.tsx"
import { StepHeading } from "./step-heading.tsx"

type Outcome = Readonly<{ tone: "calm" | "careful" | "trouble"; text: string }>

/** Print is offered first, the hand is always there, and a file comes last and with a warning. */
export function SheetStep({
  sheet,
  title = say("sheet.title"),
  lead = say("sheet.lead"),
  desktop,
  onWritten,
}: Readonly<{
  sheet: Sheet
  title?: string
  lead?: string
  desktop: Pick<Desktop, "printPage" | "saveSecretFile">
  onWritten: () => void
}>) {
  const [isAsking, setAsking] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  const print = async () => {
    setOutcome(null)
    const answer = await desktop.printPage({ to: "printer" })
    const result = answer.ok ? answer.value.outcome : "failed"
    if (result === "failed") setOutcome({ tone: "trouble", text: say("sheet.print.failed") })
    if (result === "printed") setOutcome({ tone: "calm", text: say("sheet.print.done") })
  }
  const save = async () => {
    setAsking(false)
    setOutcome(null)
    const suggestedName = `${say("app.name")} ${say("sheet.heading")}.txt`
    const answer = await desktop.saveSecretFile({ suggestedName, text: sheetAsText(sheet) })
    const result = answer.ok ? answer.value : ({ outcome: "failed" } as const)
    if (result.outcome === "failed") setOutcome({ tone: "trouble", text: say("sheet.save.failed") })
    if (result.outcome === "refused") setOutcome({ tone: "trouble", text: say("sheet.save.refused") })
    if (result.outcome === "saved") {
      setOutcome({ tone: "careful", text: say("sheet.save.done", { name: result.name }) })
    }
  }

  return (
    <div className="grid gap-7">
      <div className="print:hidden">
        <StepHeading title={title} lead={lead} takesFocus />
      </div>
      <RecoverySheet sheet={sheet} />
      <div className="grid gap-5 print:hidden">
        <div className="flex flex-wrap items-center gap-2.5">
          <Button icon={<Printer aria-hidden="true" className="size-4" />} onPress={() => void print()}>
            {say("sheet.print")}
          </Button>
          <Button
            look="quiet"
            icon={<Save aria-hidden="true" className="size-4" />}
            onPress={() => setAsking(true)}
          >
            {say("sheet.save")}
          </Button>
          <p className="text-sm text-ink-soft">{say("sheet.by-hand")}</p>
        </div>
        {outcome !== null && <Notice tone={outcome.tone}>{outcome.text}</Notice>}
        <div>
          <Button look="primary" onPress={onWritten}>
            {say("sheet.continue")}
          </Button>
        </div>
      </div>
      <Dialog
        title={say("sheet.save.title")}
        role="alertdialog"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="quiet" onPress={() => setAsking(false)}>
              {say("app.cancel")}
            </Button>
            <Button onPress={() => void save()}>{say("sheet.save.choose")}</Button>
          </>
        }
      >
        <Notice tone="careful">{say("sheet.save.warning")}</Notice>
        <p className="text-ink-soft">{say("sheet.save.more")}</p>
      </Dialog>
    </div>
  )
}
