import { TextField } from "../../ui/text-field.tsx"
import { strokeOf } from "../frame/key-stroke.ts"
import { keysInWords } from "../frame/key-words.ts"
import type { Combination } from "../frame/shortcuts.ts"
import { say } from "../strings/say.ts"

/** Takes keys instead of letters: each that is pressed, or two in a row. Tab, Enter and Escape do what they always do. */
export function KeysField({
  label,
  description,
  pressed,
  onPress,
  onEnter,
}: Readonly<{
  label: string
  description: string
  pressed: Combination | null
  onPress: (pressed: Combination | null) => void
  onEnter: () => void
}>) {
  return (
    <TextField
      label={label}
      description={description}
      placeholder={say("keyboard.dialog.empty")}
      isReadOnly
      takesFocus
      value={pressed === null ? "" : keysInWords(pressed)}
      onKeyDown={(event) => {
        const { key } = event
        if (key === "Tab" || key === "Escape") return event.continuePropagation()
        event.preventDefault()
        if (key === "Enter") return onEnter()
        if (key === "Backspace" || key === "Delete") return onPress(null)
        const stroke = strokeOf(event.nativeEvent)
        if (stroke === null || event.repeat) return
        const goesOn = pressed !== null && !pressed.isHeld && !stroke.isHeld && pressed.keys.length === 1
        onPress({ keys: goesOn ? [...pressed.keys, stroke.key] : [stroke.key], isHeld: stroke.isHeld })
      }}
    />
  )
}
