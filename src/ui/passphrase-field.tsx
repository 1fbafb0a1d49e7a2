import { ArrowBigUpDash, Eye, EyeOff } from "lucide-react"
import { type KeyboardEvent, type ReactNode, useState } from "react"
import { TextField as AriaTextField, Input, Label } from "react-aria-components/TextField"
import { ToggleButton } from "react-aria-components/ToggleButton"
import { classNames } from "./class-names.ts"
import { boxClass, FieldNotes, labelClass, fieldManners } from "./field-parts.tsx"

export type PassphraseFieldProps = Readonly<{
  label: string
  value: string
  onChange: (value: string) => void
  words: Readonly<{ reveal: string; capsLock: string }>
  description?: ReactNode
  error?: ReactNode | undefined
  isDisabled?: boolean
  takesFocus?: boolean
  /** Shown in clear from the start, for a generated phrase. */
  revealed?: boolean
}>

/** One line of secret text: paste is allowed, nothing remembers it, Caps Lock is pointed out while it is on. */
export function PassphraseField({
  label,
  value,
  onChange,
  words,
  description,
  error,
  isDisabled = false,
  takesFocus = false,
  revealed = false,
}: PassphraseFieldProps) {
  const [isRevealed, setRevealed] = useState(revealed)
  const [hasCapsLock, setCapsLock] = useState(false)
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState("CapsLock"))
  return (
    <AriaTextField
      {...fieldManners}
      {...(takesFocus && { autoFocus: true })}
      type={isRevealed ? "text" : "password"}
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      className="grid gap-1.5"
    >
      <Label className={labelClass}>{label}</Label>
      <div className="relative">
        <Input
          className={classNames(boxClass, "pr-11", isRevealed && "font-mono")}
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
          onBlur={() => setCapsLock(false)}
        />
        <ToggleButton
          aria-label={words.reveal}
          isSelected={isRevealed}
          onChange={setRevealed}
          className="absolute inset-y-1 right-1 grid aspect-square min-w-7 place-items-center rounded-sm text-ink-soft transition-colors data-hovered:bg-paper-hover data-hovered:text-ink"
        >
          {isRevealed ? (
            <EyeOff aria-hidden="true" className="size-4.5" />
          ) : (
            <Eye aria-hidden="true" className="size-4.5" />
          )}
        </ToggleButton>
      </div>
      <output className="block empty:hidden">
        {hasCapsLock && (
          <span className="flex items-center gap-1.5 text-sm text-owed">
            <ArrowBigUpDash aria-hidden="true" className="size-4" />
            {words.capsLock}
          </span>
        )}
      </output>
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  )
}
