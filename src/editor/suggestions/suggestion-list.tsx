import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react"
import { classNames } from "../../ui/class-names.ts"
import { itemClass, popoverClass } from "../../ui/overlay-parts.ts"

export type SuggestionRow = Readonly<{
  key: string
  name: string
  detail?: string | undefined
  icon?: ReactNode
}>

/** Where the sign stands that the list belongs to, in the window. */
export type Anchor = Readonly<{ left: number; top: number; bottom: number }>

export function rowId(listId: string, index: number): string {
  return `${listId}-${index}`
}

/**
 * A list beside the caret. The focus stays in the text, which points at the active row; a press of the pointer takes
 * nothing from it.
 */
export function SuggestionList({
  id,
  label,
  rows,
  active,
  anchorOf,
  onActivate,
  onPick,
}: Readonly<{
  id: string
  label: string
  rows: readonly SuggestionRow[]
  /** -1 where none is. */
  active: number
  anchorOf: () => Anchor
  onActivate: (index: number) => void
  onPick: (index: number) => void
}>) {
  const list = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<Readonly<{ left: number; top: number }> | null>(null)

  useLayoutEffect(() => {
    const place = () => {
      if (list.current !== null) setAt(placeBeside(anchorOf(), list.current.getBoundingClientRect()))
    }
    const sizes = new ResizeObserver(place)
    if (list.current !== null) sizes.observe(list.current)
    place()
    addEventListener("scroll", place, { capture: true, passive: true })
    addEventListener("resize", place)
    return () => {
      sizes.disconnect()
      removeEventListener("scroll", place, { capture: true })
      removeEventListener("resize", place)
    }
  }, [anchorOf])
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" })
  }, [active])

  return (
    <div
      ref={list}
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the focus stays in the text: no select does that
      role="listbox"
      tabIndex={-1}
      aria-label={label}
      onMouseDown={(event) => event.preventDefault()}
      className={classNames(
        popoverClass,
        "fixed z-10 max-h-80 w-72 max-w-[calc(100vw-1rem)] overflow-auto p-1 font-sans",
        at === null && "invisible",
      )}
      style={at ?? { left: 0, top: 0 }}
    >
      {rows.map((row, index) => (
        <div
          key={row.key}
          id={rowId(id, index)}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- belongs to the list above
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          {...(index === active && { "data-focused": "" })}
          onMouseMove={() => index !== active && onActivate(index)}
          onClick={() => onPick(index)}
          onKeyDown={(event) => event.key === "Enter" && onPick(index)}
          className={itemClass}
        >
          {row.icon !== undefined && (
            <span aria-hidden="true" className="shrink-0 text-ink-soft [&>svg]:size-4">
              {row.icon}
            </span>
          )}
          <span className="min-w-0 flex-1 wrap-anywhere">
            <bdi>{row.name}</bdi>
            {row.detail !== undefined && <span className="block text-sm text-ink-soft">{row.detail}</span>}
          </span>
        </div>
      ))}
    </div>
  )
}

const gap = 6

/** Under the anchor where there is room, else above it; never outside the window. */
function placeBeside(anchor: Anchor, box: DOMRect): Readonly<{ left: number; top: number }> {
  const left = Math.max(8, Math.min(anchor.left, innerWidth - box.width - 8))
  const below = anchor.bottom + gap
  const isBelow = below + box.height <= innerHeight - 8 || anchor.top - gap - box.height < 8
  const top = isBelow ? below : anchor.top - gap - box.height
  // The caret itself may lie outside the window, after its size has changed.
  return { left, top: Math.max(8, Math.min(top, innerHeight - box.height - 8)) }
}
