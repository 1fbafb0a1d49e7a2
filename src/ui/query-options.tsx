import { useEffect, useRef } from "react"
import { classNames } from "./class-names.ts"
import { popoverClass } from "./overlay-parts.ts"

export type QueryOption = Readonly<{
  id: string
  label: string
  /** Tells two of the same label apart. */
  detail: string
  /** How many records it would leave. */
  count: number | null
}>

/** What could be meant, under the field: the focus stays in the words, and the keys choose here. */
export function QueryOptions({
  id,
  label,
  options,
  active,
  onPick,
}: Readonly<{
  id: string
  label: string
  options: readonly QueryOption[]
  /** The chosen one; -1: none yet. */
  active: number
  onPick: (option: QueryOption) => void
}>) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" })
  }, [active])
  return (
    <div
      ref={list}
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot follow the words of a field
      role="listbox"
      aria-label={label}
      className={classNames(
        popoverClass,
        "absolute inset-x-0 top-full z-10 mt-1 max-h-80 overflow-y-auto p-1",
      )}
    >
      {options.map((option, index) => (
        <div
          key={option.id}
          id={`${id}-${index}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the same
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // The field must not lose the focus, or the list would close before the click is done.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(option)}
          onKeyDown={(event) => event.key === "Enter" && onPick(option)}
          className={classNames(
            "flex min-h-control-small cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1 text-base hover:bg-paper-hover",
            index === active && "bg-accent-soft forced-colors:focus-ring forced-colors:-outline-offset-2",
          )}
        >
          <span className="min-w-0 flex-1 wrap-anywhere">
            <bdi>{option.label}</bdi>
            {option.detail !== "" && <span className="ms-2 text-sm text-ink-soft">{option.detail}</span>}
          </span>
          {option.count !== null && (
            <span className="text-sm text-ink-faint tabular-nums">{option.count}</span>
          )}
        </div>
      ))}
    </div>
  )
}
