import { Check } from "lucide-react"
import type { ReactNode } from "react"
import { Checkbox as AriaCheckbox } from "react-aria-components/Checkbox"

export type CheckboxProps = Readonly<{
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  isDisabled?: boolean
  children: ReactNode
}>

export function Checkbox({ isSelected, onChange, isDisabled = false, children }: CheckboxProps) {
  return (
    <AriaCheckbox
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      className="group flex min-h-target items-start gap-2.5 text-base data-disabled:opacity-50 data-focus-visible:outline-none"
    >
      <span
        aria-hidden="true"
        className="mt-0.75 grid size-4.5 shrink-0 place-items-center rounded-sm border border-line-strong bg-paper-raised text-on-accent transition-colors forced-color-adjust-none group-data-focus-visible:focus-ring group-data-focus-visible:outline-offset-2 group-data-hovered:border-ink-faint group-data-selected:border-accent group-data-selected:bg-accent"
      >
        {isSelected && <Check className="size-3.5" strokeWidth={3} />}
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  )
}
