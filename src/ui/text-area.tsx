import type { ReactNode } from "react"
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Label,
} from "react-aria-components/TextField"
import { classNames } from "./class-names.ts"
import { boxClass, FieldNotes, labelClass, fieldManners } from "./field-parts.tsx"

export type TextAreaProps = Omit<AriaTextFieldProps, "className" | "style" | "children" | "autoFocus"> &
  Readonly<{
    label: string
    description?: ReactNode
    error?: ReactNode | undefined
    rows?: number
    takesFocus?: boolean
  }>

export function TextArea({
  label,
  description,
  error,
  rows = 3,
  takesFocus = false,
  ...rest
}: TextAreaProps) {
  return (
    <AriaTextField
      {...fieldManners}
      {...rest}
      {...(takesFocus && { autoFocus: true })}
      isInvalid={error !== undefined}
      className="grid gap-1.5"
    >
      <Label className={labelClass}>{label}</Label>
      <AriaTextArea rows={rows} className={classNames(boxClass, "resize-y py-2 leading-relaxed")} />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  )
}
