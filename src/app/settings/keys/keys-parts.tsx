import { useState } from "react"
import { Button } from "../../../ui/button.tsx"
import { say } from "../../strings/say.ts"
import { SectionPart } from "../section-part.tsx"
import { DrillDialog } from "./drill-dialog.tsx"
import { NewSheetDialog } from "./new-sheet-dialog.tsx"
import { RotateDialog } from "./rotate-dialog.tsx"

/** The recovery sheet and the keys beneath everything. */
export function KeysParts() {
  const [open, setOpen] = useState<"drill" | "sheet" | "rotate" | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <SectionPart title={say("keys.sheet")}>
        <p className="text-ink-soft">{say("keys.sheet.more")}</p>
        <div className="flex flex-wrap gap-2.5">
          <Button onPress={() => setOpen("drill")}>{say("keys.sheet.drill")}</Button>
          <Button onPress={() => setOpen("sheet")}>{say("keys.sheet.new")}</Button>
        </div>
      </SectionPart>
      <SectionPart title={say("keys.rotate")}>
        <p className="text-ink-soft">{say("keys.rotate.more")}</p>
        <Button onPress={() => setOpen("rotate")}>{say("keys.rotate")}</Button>
      </SectionPart>
      {open === "drill" && <DrillDialog onClose={close} />}
      {open === "sheet" && <NewSheetDialog onClose={close} />}
      {open === "rotate" && <RotateDialog onClose={close} />}
    </>
  )
}
