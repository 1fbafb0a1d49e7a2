import type { ReactNode, Ref } from "react"
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
  Label,
} from "react-aria-components/TextField"
import { classNames } from "./class-names.ts"
import { boxClass, FieldNotes, labelClass, unremembered } from "./field-parts.tsx"

export type TextFieldProps = Omit<AriaTextFieldProps, "className" | "style" | "children" | "autoFocus"> &
  Readonly<{
    label: string
    /** The label is for screen readers only, where the place says what belongs there. */
    labelHidden?: boolean
    description?: ReactNode
    error?: ReactNode | undefined
    placeholder?: string
    takesFocus?: boolean
    /** `title` is written large in the book serif, without a box. */
    look?: "box" | "title"
    inputRef?: Ref<HTMLInputElement>
  }>

const titleClass =
  "w-full rounded-sm bg-transparent font-serif text-2xl font-medium tracking-tight text-ink outline-offset-4"

export function TextField({
  label,
  labelHidden = false,
  description,
  error,
  placeholder,
  takesFocus = false,
  look = "box",
  inputRef,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...unremembered}
      {...rest}
      {...(takesFocus && { autoFocus: true })}
      isInvalid={error !== undefined}
      className="grid gap-1.5"
    >
      <Label className={classNames(labelHidden ? "sr-only" : labelClass)}>{label}</Label>
      <Input
        {...(inputRef !== undefined && { ref: inputRef })}
        {...(placeholder !== undefined && { placeholder })}
        className={look === "box" ? boxClass : titleClass}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  )
}
