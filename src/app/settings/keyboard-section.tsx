import { useState, useSyncExternalStore } from "react"
import { Notice } from "../../ui/notice.tsx"
import { Switch } from "../../ui/switch.tsx"
import { useApp } from "../app-context.ts"
import { ShortcutLines } from "../frame/shortcut-lines.tsx"
import { say } from "../strings/say.ts"
import { SectionPart } from "./section-part.tsx"

export function KeyboardSection() {
  const { appearance: control } = useApp()
  const { look } = useSyncExternalStore(control.subscribe, control.current)
  const [isKept, setKept] = useState(true)
  return (
    <div>
      <SectionPart title={say("keyboard.single")}>
        {!isKept && <Notice tone="trouble">{say("appearance.failed")}</Notice>}
        <Switch
          isSelected={look.singleKeys}
          onChange={(singleKeys) => void control.setLook({ ...look, singleKeys }).then(setKept)}
        >
          {say("keyboard.single.use")}
        </Switch>
        <p className="text-ink-soft">{say("keyboard.single.more")}</p>
      </SectionPart>
      <SectionPart title={say("keyboard.all")}>
        <ShortcutLines />
      </SectionPart>
    </div>
  )
}
