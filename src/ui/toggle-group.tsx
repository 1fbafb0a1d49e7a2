import type { ReactNode } from "react"
import { ToggleButton, ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup"

export type ToggleGroupProps<V extends string> = Readonly<{
  label: string
  value: V
  onChange: (value: V) => void
  options: readonly Readonly<{ value: V; label: string; icon?: ReactNode }>[]
}>

/** One of a few, side by side: how a list is seen, for instance. Its name is heard and not shown. */
export function ToggleGroup<V extends string>({ label, value, onChange, options }: ToggleGroupProps<V>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const option = options.find((candidate) => keys.has(candidate.value))
        if (option !== undefined && option.value !== value) onChange(option.value)
      }}
      className="inline-flex w-fit flex-wrap gap-0.5 rounded-md border border-line bg-paper-sunken p-0.5"
    >
      {options.map((option) => (
        <ToggleButton
          key={option.value}
          id={option.value}
          className="inline-flex min-h-target cursor-default items-center gap-2 rounded-sm border border-transparent px-3 py-1 text-sm leading-snug text-ink-soft transition-colors data-hovered:text-ink data-selected:border-line data-selected:bg-paper-raised data-selected:font-medium data-selected:text-ink forced-colors:data-selected:border-[Highlight]"
        >
          <span aria-hidden="true" className="empty:hidden [&>svg]:size-4">
            {option.icon}
          </span>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
