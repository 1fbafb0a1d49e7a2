import { Check, ChevronDown } from "lucide-react"
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from "react-aria-components/Select"
import { classNames } from "./class-names.ts"
import { boxClass, labelClass } from "./field-parts.tsx"
import { itemClass, popoverClass } from "./overlay-parts.ts"

export type SelectProps<V extends string> = Readonly<{
  label: string
  /** The label is for screen readers only, where the choice itself says what it is. */
  labelHidden?: boolean
  value: V
  onChange: (value: V) => void
  options: readonly Readonly<{ value: V; label: string }>[]
}>

export function Select<V extends string>({
  label,
  labelHidden = false,
  value,
  onChange,
  options,
}: SelectProps<V>) {
  return (
    <AriaSelect
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen)
        if (option !== undefined) onChange(option.value)
      }}
      className="grid gap-1.5"
    >
      <Label className={labelHidden ? "sr-only" : labelClass}>{label}</Label>
      <Button className={classNames(boxClass, "flex items-center justify-between gap-3 text-left")}>
        <SelectValue />
        <ChevronDown aria-hidden="true" className="size-4 text-ink-soft" />
      </Button>
      <Popover className={classNames(popoverClass, "min-w-(--trigger-width)")}>
        <ListBox className="max-h-80 overflow-auto p-1 outline-none">
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label} className={itemClass}>
              {({ isSelected }) => (
                <>
                  <span className="flex-1">{option.label}</span>
                  {isSelected && <Check aria-hidden="true" className="size-4 text-accent" />}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
