import { X } from "lucide-react"
import type { KeyboardEvent, RefObject } from "react"
import { Button, Label, Tag, TagGroup, TagList } from "react-aria-components/TagGroup"

/**
 * The chips of a query field: arrow keys go along them, Delete or Backspace takes away the one that has the focus, and a
 * letter, End or Right behind the last one goes on in the words.
 */
export function QueryChips({
  listRef,
  label,
  chips,
  removeLabel,
  onRemove,
  onLeave,
}: Readonly<{
  listRef: RefObject<HTMLDivElement | null>
  label: string
  chips: readonly Readonly<{ id: string; name: string }>[]
  removeLabel: (name: string) => string
  onRemove: (id: string) => void
  onLeave: () => void
}>) {
  const leave = (event: KeyboardEvent) => {
    const rows = [...(listRef.current?.querySelectorAll("[role=row]") ?? [])]
    const isLast = rows.at(-1) === document.activeElement
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    const isLetter = event.key.length === 1 && event.key !== " " && isPlain
    if (!isLetter && event.key !== "End" && event.key !== "Escape" && !(event.key === "ArrowRight" && isLast))
      return
    // The letter itself is written where the focus is by then.
    if (!isLetter) event.preventDefault()
    event.stopPropagation()
    onLeave()
  }
  return (
    <div ref={listRef} role="presentation" onKeyDownCapture={leave} className="min-w-0">
      <TagGroup
        selectionMode="none"
        onRemove={(keys) => {
          for (const key of keys) onRemove(String(key))
        }}
      >
        <Label className="sr-only">{label}</Label>
        <TagList className="flex min-w-0 flex-wrap gap-1.5">
          {chips.map(({ id, name }) => (
            <Tag
              key={id}
              id={id}
              textValue={name}
              className="inline-flex min-h-target max-w-full cursor-default items-center gap-1.5 rounded-full border border-transparent bg-accent-soft px-2.5 text-sm leading-snug text-ink forced-colors:border-line data-focus-visible:-outline-offset-1"
            >
              <bdi className="min-w-0 truncate">{name}</bdi>
              <Button
                slot="remove"
                aria-label={removeLabel(name)}
                className="-mr-2 grid size-target shrink-0 place-items-center rounded-full text-ink-soft data-hovered:bg-paper-hover data-hovered:text-ink"
              >
                <X aria-hidden="true" className="size-3.5" />
              </Button>
            </Tag>
          ))}
        </TagList>
      </TagGroup>
    </div>
  )
}
