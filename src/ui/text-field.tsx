import type { ReactNode, Ref } from "react"
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
  Label,
} from "react-aria-components/TextField"
import { classNames } from "./class-names.ts"
import { boxClass, FieldNotes, labelClass, fieldManners } from "./field-parts.tsx"

export type TextFieldProps = Omit<AriaTextFieldProps, "className" | "style" | "children" | "autoFocus"> &
  Readonly<{
    label: string
    /** The label is for screen readers only, where the place says what belongs there. */
    labelHidden?: boolean
    description?: ReactNode
    error?: ReactNode | undefined
    placeholder?: string
    takesFocus?: boolean
    inputRef?: Ref<HTMLInputElement>
  }>

export function TextField({
  label,
  labelHidden = false,
  description,
  error,
  placeholder,
  takesFocus = false,
  inputRef,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...fieldManners}
      {...rest}
      {...(takesFocus && { autoFocus: true })}
      isInvalid={error !== undefined}
      className="grid gap-1.5"
    >
      <Label className={classNames(labelHidden ? "sr-only" : labelClass)}>{label}</Label>
      <Input
        {...(inputRef !== undefined && { ref: inputRef })}
        {...(placeholder !== undefined && { placeholder })}
        className={boxClass}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  )
}
