import { TextArea, TextField as AriaTextField, Label } from "react-aria-components/TextField"
import { fieldManners } from "./field-parts.tsx"

export type TitleFieldProps = Readonly<{
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
  /** Enter ends the title instead of breaking its line. */
  onEnter: () => void
  takesFocus?: boolean
}>

/** One title, in the book serif and without a box; a long one wraps and is never cut off. */
export function TitleField({
  label,
  placeholder,
  value,
  onChange,
  onEnter,
  takesFocus = false,
}: TitleFieldProps) {
  return (
    <AriaTextField
      {...fieldManners}
      {...(takesFocus && { autoFocus: true })}
      value={value}
      onChange={(typed) => onChange(typed.replaceAll(/[\r\n]+/g, " "))}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing) return event.continuePropagation()
        event.preventDefault()
        onEnter()
      }}
    >
      <Label className="sr-only">{label}</Label>
      <TextArea
        rows={1}
        placeholder={placeholder}
        className="block field-sizing-content w-full resize-none rounded-sm bg-transparent font-serif text-2xl font-medium tracking-tight text-ink outline-offset-4"
      />
    </AriaTextField>
  )
}
