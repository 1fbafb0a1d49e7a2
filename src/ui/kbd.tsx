import { classNames } from "./class-names.ts"

/** Keys, as they are printed on a keyboard. */
export function Kbd({ children, inverted = false }: Readonly<{ children: string; inverted?: boolean }>) {
  return (
    <kbd
      className={classNames(
        "rounded-sm border px-1.5 py-px font-sans text-xs",
        inverted ? "border-ink-faint" : "border-line-strong text-ink-soft",
      )}
    >
      {children}
    </kbd>
  )
}
