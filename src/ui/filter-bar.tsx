import type { ReactNode } from "react"
import { Group } from "react-aria-components/Group"
import { Button } from "./button.tsx"

/** Everything that narrows a list, in a row that wraps; and how much is left, heard when it changes. */
export function FilterBar({
  label,
  children,
  result,
  clear,
}: Readonly<{
  label: string
  children: ReactNode
  /** In words, with their number: "12 people". */
  result?: string
  /** Given while something is narrowed. */
  clear?: Readonly<{ label: string; onClear: () => void }> | undefined
}>) {
  return (
    <Group
      aria-label={label}
      // The ring is the field's that has the focus, not the row's.
      className="data-focus-visible:outline-none flex flex-wrap items-center gap-x-3 gap-y-2"
    >
      {children}
      {clear !== undefined && (
        <Button look="quiet" size="small" onPress={clear.onClear}>
          {clear.label}
        </Button>
      )}
      <output className="ms-auto text-sm text-ink-faint tabular-nums empty:hidden">{result}</output>
    </Group>
  )
}
