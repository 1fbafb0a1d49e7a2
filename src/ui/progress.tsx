import { ProgressBar } from "react-aria-components/ProgressBar"

/** How far long work is. Without `value` the end is not known, and the words alone say what goes on. */
export function Progress({
  label,
  value,
  max = 100,
}: Readonly<{ label: string; value?: number; max?: number }>) {
  const isOpenEnded = value === undefined
  return (
    <ProgressBar
      aria-label={label}
      isIndeterminate={isOpenEnded}
      value={value ?? 0}
      maxValue={max}
      className="grid gap-2"
    >
      {({ percentage, valueText }) => (
        <>
          <span className="flex justify-between gap-4 text-sm text-ink-soft">
            <span>{label}</span>
            <span className="tabular-nums">{isOpenEnded ? "" : valueText}</span>
          </span>
          <span className="h-1.5 overflow-hidden rounded-full bg-paper-pressed forced-colors:border">
            <span
              className="block h-full rounded-full bg-accent transition-[width] forced-colors:bg-[Highlight]"
              style={{ width: isOpenEnded ? "35%" : `${percentage ?? 0}%` }}
            />
          </span>
        </>
      )}
    </ProgressBar>
  )
}
