import { Minus, Plus } from "lucide-react"
import type { ReactNode } from "react"
import {
  NumberField as AriaNumberField,
  Button,
  Group,
  Input,
  Label,
} from "react-aria-components/NumberField"
import { classNames } from "./class-names.ts"
import { FieldNotes, fieldManners, groupBoxClass, labelClass } from "./field-parts.tsx"

export type NumberFieldProps = Readonly<{
  label: string
  value: number | null
  /** Told when the field is left or a step is taken; null once it was emptied. */
  onChange: (value: number | null) => void
  min?: number
  max?: number
  step?: number
  /** `Intl`'s options: a unit, digits. */
  format?: Intl.NumberFormatOptions
  words: Readonly<{ more: string; less: string }>
  description?: ReactNode
  error?: ReactNode | undefined
  isDisabled?: boolean
}>

const stepperClass =
  "grid w-9 shrink-0 place-items-center self-stretch text-ink-soft data-disabled:opacity-40 data-hovered:bg-paper-hover data-hovered:text-ink"

/** A number, typed or stepped with the arrow keys; brought between its limits when the field is left. */
export function NumberField({
  label,
  value,
  onChange,
  min,
  max,
  step,
  format,
  words,
  description,
  error,
  isDisabled = false,
}: NumberFieldProps) {
  const { spellCheck: _spelling, ...manners } = fieldManners
  return (
    <AriaNumberField
      {...manners}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      {...(min !== undefined && { minValue: min })}
      {...(max !== undefined && { maxValue: max })}
      {...(step !== undefined && { step })}
      {...(format !== undefined && { formatOptions: format })}
      isWheelDisabled
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      className="grid gap-1.5"
    >
      <Label className={labelClass}>{label}</Label>
      <Group className={classNames(groupBoxClass, "w-44 overflow-hidden")}>
        <Button slot="decrement" aria-label={words.less} className={stepperClass}>
          <Minus aria-hidden="true" className="size-4" />
        </Button>
        <Input className="min-w-0 flex-1 self-stretch bg-transparent text-center text-base tabular-nums outline-none" />
        <Button slot="increment" aria-label={words.more} className={stepperClass}>
          <Plus aria-hidden="true" className="size-4" />
        </Button>
      </Group>
      <FieldNotes description={description} error={error} />
    </AriaNumberField>
  )
}
