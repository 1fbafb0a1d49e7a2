import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { Command } from "../frame/command.ts"
import { commandName } from "../frame/command-words.ts"
import { heldKey, keysInWords } from "../frame/key-words.ts"
import { type Combination, firstShortcuts, shortcutsOf } from "../frame/shortcuts.ts"
import { say } from "../strings/say.ts"
import { judgedInWords } from "./judged-words.ts"
import { KeysField } from "./keys-field.tsx"
import { type Changes, type Judged, judge, withKeys, withSwapped } from "./shortcut-changes.ts"

/** Other keys for a command: what they would mean is said before they are taken. */
export function ChangeKeysDialog({
  command,
  changes,
  usesSingleKeys,
  onKeep,
  onClose,
}: Readonly<{
  command: Command
  changes: Changes
  usesSingleKeys: boolean
  onKeep: (changes: Changes) => void
  onClose: () => void
}>) {
  const now = shortcutsOf(changes).find((shortcut) => shortcut.command === command)
  const first = firstShortcuts[command]
  const [pressed, setPressed] = useState<Combination | null>(null)
  const judged = pressed === null ? null : judge(changes, command, pressed)

  const keep = (changed: Changes) => {
    onKeep(changed)
    onClose()
  }
  const take = () => {
    if (pressed === null || judged === null) return
    if (judged.kind === "same") onClose()
    else if (judged.kind === "free") keep(withKeys(changes, command, pressed))
    else if (judged.kind === "swap") keep(withSwapped(changes, command, pressed, judged))
  }
  const isTakeable = judged !== null && judged.kind !== "reserved" && judged.kind !== "clash"
  return (
    <Dialog
      title={say("keyboard.dialog", { command: commandName(command) })}
      isOpen
      onClose={onClose}
      actions={
        <>
          {now !== undefined && (
            <Button look="quiet" onPress={() => keep(withKeys(changes, command, null))}>
              {say("keyboard.dialog.take-away")}
            </Button>
          )}
          <Button onPress={onClose}>{say("app.cancel")}</Button>
          <Button look="primary" isDisabled={!isTakeable} onPress={take}>
            {judged?.kind === "swap"
              ? say("keyboard.dialog.swap", { command: commandName(judged.with.command) })
              : say("keyboard.dialog.use")}
          </Button>
        </>
      }
    >
      <KeysField
        label={say("keyboard.dialog.field")}
        description={say("keyboard.dialog.more", { held: heldKey })}
        pressed={pressed}
        onPress={setPressed}
        onEnter={take}
      />
      <output className="grid gap-3 empty:hidden">
        {/* A field that is only read does not say by itself what it now shows. */}
        {pressed !== null && <span className="sr-only">{keysInWords(pressed)}</span>}
        <Verdict judged={judged} pressed={pressed} usesSingleKeys={usesSingleKeys} />
      </output>
      <div className="flex flex-wrap items-center gap-3 text-sm text-ink-soft">
        {now !== undefined && <span>{say("keyboard.dialog.now", { keys: keysInWords(now) })}</span>}
        {first === undefined ? (
          <span>{say("keyboard.dialog.first.none")}</span>
        ) : (
          <Button size="small" look="quiet" onPress={() => setPressed(first)}>
            {say("keyboard.dialog.first", { keys: keysInWords(first) })}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function Verdict({
  judged,
  pressed,
  usesSingleKeys,
}: Readonly<{ judged: Judged | null; pressed: Combination | null; usesSingleKeys: boolean }>) {
  if (judged === null || pressed === null) return null
  const words = judgedInWords(judged, pressed)
  if (words !== null) return <Notice tone={judged.kind === "swap" ? "careful" : "trouble"}>{words}</Notice>
  return pressed.isHeld || usesSingleKeys ? null : <Notice tone="calm">{say("keyboard.single-off")}</Notice>
}
