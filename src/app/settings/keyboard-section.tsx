import { useState, useSyncExternalStore } from "react"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import { Switch } from "../../ui/switch.tsx"
import { useApp } from "../app-context.ts"
import type { Command } from "../frame/command.ts"
import { say } from "../strings/say.ts"
import { ChangeKeysDialog } from "./change-keys-dialog.tsx"
import { SectionPart } from "./section-part.tsx"
import type { Changes } from "./shortcut-changes.ts"
import { ShortcutRows } from "./shortcut-rows.tsx"

export function KeyboardSection() {
  const { appearance: control, toasts } = useApp()
  const { look } = useSyncExternalStore(control.subscribe, control.current)
  const [isKept, setKept] = useState(true)
  const [changing, setChanging] = useState<Command | null>(null)

  const keep = (shortcuts: Changes) => void control.setLook({ ...look, shortcuts }).then(setKept)
  const reset = () => {
    const before = look.shortcuts
    keep({})
    toasts.show({
      text: say("keyboard.reset-all.done"),
      action: {
        label: say("keyboard.undo"),
        onChoose: () => void control.setLook({ ...control.current().look, shortcuts: before }).then(setKept),
      },
    })
  }
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
        <p className="text-ink-soft">{say("keyboard.all.more")}</p>
        <ShortcutRows changes={look.shortcuts} onChange={setChanging} />
        <Button isDisabled={Object.keys(look.shortcuts).length === 0} onPress={reset}>
          {say("keyboard.reset-all")}
        </Button>
      </SectionPart>
      {changing !== null && (
        <ChangeKeysDialog
          command={changing}
          changes={look.shortcuts}
          usesSingleKeys={look.singleKeys}
          onKeep={keep}
          onClose={() => setChanging(null)}
        />
      )}
    </div>
  )
}
