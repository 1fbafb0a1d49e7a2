import type { ReactNode } from "react"
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
    // Not React Aria's group, which takes the ring of whatever has the focus in it.
    <div role="group" aria-label={label} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {children}
      {clear !== undefined && (
        <Button look="quiet" size="small" onPress={clear.onClear}>
          {clear.label}
        </Button>
      )}
      <output className="ms-auto text-sm text-ink-faint tabular-nums empty:hidden">{result}</output>
    </div>
  )
}
