import type { ReactNode } from "react"
import { Switch as AriaSwitch } from "react-aria-components/Switch"

export type SwitchProps = Readonly<{
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  children: ReactNode
}>

export function Switch({ isSelected, onChange, children }: SwitchProps) {
  return (
    <AriaSwitch
      isSelected={isSelected}
      onChange={onChange}
      className="group flex min-h-target items-center gap-3 text-base data-focus-visible:outline-none"
    >
      <span
        aria-hidden="true"
        className="flex h-6 w-10 shrink-0 items-center rounded-full border border-line-strong bg-paper-sunken px-0.75 transition-colors forced-color-adjust-none group-data-focus-visible:focus-ring group-data-focus-visible:outline-offset-2 group-data-selected:border-accent group-data-selected:bg-accent"
      >
        <span className="size-4 rounded-full bg-ink-faint transition-transform group-data-selected:translate-x-4 group-data-selected:bg-on-accent" />
      </span>
      <span>{children}</span>
    </AriaSwitch>
  )
}
