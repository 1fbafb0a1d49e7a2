import { Search, X } from "lucide-react"
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from "react"
import { Group } from "react-aria-components/Group"
import { classNames } from "./class-names.ts"
import { fieldManners, groupBoxClass } from "./field-parts.tsx"
import { QueryChips } from "./query-chips.tsx"
import { type QueryOption, QueryOptions } from "./query-options.tsx"

export type QueryFieldProps = Readonly<{
  label: string
  placeholder: string
  chips: readonly Readonly<{ id: string; name: string }>[]
  onRemoveChip: (id: string) => void
  text: string
  /** In UTF-16 units of `text`. */
  caret: number
  onType: (text: string, caret: number) => void
  /** What could be meant at the caret, best first. */
  options: readonly QueryOption[]
  onPick: (option: QueryOption) => void
  /** Enter with no option chosen. */
  onEnter: () => void
  /** Down with no options open: to what was found. */
  onLeaveDown: () => void
  onClear: () => void
  words: Readonly<{ chips: string; removeChip: (name: string) => string; clear: string; options: string }>
  inputRef: RefObject<HTMLInputElement | null>
}>

/**
 * A line of chips and words. Backspace before the first letter marks the last chip, and takes it away when it is pressed
 * again; Escape closes the options, then empties the words.
 */
export function QueryField(props: QueryFieldProps) {
  const { label, placeholder, chips, onRemoveChip, text, caret, onType, options, onPick, words, inputRef } =
    props
  const listId = useId()
  const chipList = useRef<HTMLDivElement>(null)
  const [isFocused, setFocused] = useState(false)
  const [active, setActive] = useState<string | null>(null)
  /** The text for which the options were closed. */
  const [closedFor, setClosedFor] = useState<string | null>(null)
  const isOpen = isFocused && options.length > 0 && closedFor !== text
  const at = isOpen ? options.findIndex(({ id }) => id === active) : -1
  const isEmpty = text === "" && chips.length === 0

  // After each drawing: a caret set before the words are there would stand at their end.
  useLayoutEffect(() => {
    const input = inputRef.current
    if (input !== null && document.activeElement === input && input.selectionEnd !== caret)
      input.setSelectionRange(caret, caret)
  })

  const pick = (option: QueryOption) => {
    setActive(null)
    onPick(option)
    inputRef.current?.focus()
  }
  const markLastChip = (): boolean => {
    const tags = chipList.current?.querySelectorAll<HTMLElement>("[role=row]")
    const last = tags?.[tags.length - 1]
    last?.focus()
    return last !== undefined
  }
  const step = (by: 1 | -1) => {
    const next = at < 0 ? (by === 1 ? 0 : options.length - 1) : (at + by + options.length) % options.length
    setActive(options[next]?.id ?? null)
  }
  /** Whether the key was the field's. */
  const take = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    const { selectionStart, selectionEnd } = event.currentTarget
    const isAtStart = selectionStart === 0 && selectionEnd === 0
    switch (event.key) {
      case "ArrowDown":
        if (isOpen) step(1)
        else props.onLeaveDown()
        return true
      case "ArrowUp":
        if (isOpen) step(-1)
        return isOpen
      case "Enter": {
        const chosen = options[at]
        if (chosen === undefined) props.onEnter()
        else pick(chosen)
        return true
      }
      case "Tab": {
        const chosen = options[at]
        if (chosen !== undefined) pick(chosen)
        return chosen !== undefined
      }
      case "Escape":
        if (isOpen) setClosedFor(text)
        else if (text !== "") onType("", 0)
        else return false
        return true
      case "Backspace":
      case "ArrowLeft":
        return isAtStart && markLastChip()
      default:
        return false
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (!isPlain || event.nativeEvent.isComposing || !take(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const tell = ({ value, selectionEnd }: HTMLInputElement) => onType(value, selectionEnd ?? value.length)

  return (
    <div className="relative min-w-0">
      <Group role="presentation" className={classNames(groupBoxClass, "flex-wrap gap-1.5 py-1 pr-1.5 pl-3")}>
        <Search aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        {chips.length > 0 && (
          <QueryChips
            listRef={chipList}
            label={words.chips}
            chips={chips}
            removeLabel={words.removeChip}
            onRemove={(id) => {
              onRemoveChip(id)
              inputRef.current?.focus()
            }}
            onLeave={() => inputRef.current?.focus()}
          />
        )}
        <input
          ref={inputRef}
          type="text"
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={at < 0 ? undefined : `${listId}-${at}`}
          autoComplete={fieldManners.autoComplete}
          autoCorrect={fieldManners.autoCorrect}
          autoCapitalize={fieldManners.autoCapitalize}
          spellCheck={false}
          enterKeyHint="search"
          dir="auto"
          placeholder={isEmpty ? placeholder : ""}
          value={text}
          onChange={(event) => {
            setActive(null)
            setClosedFor(null)
            tell(event.currentTarget)
          }}
          onSelect={(event) => tell(event.currentTarget)}
          onKeyDown={onKeyDown}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          className="min-h-control-small min-w-40 flex-1 bg-transparent px-1 text-base text-ink outline-none"
        />
        {!isEmpty && (
          <button
            type="button"
            aria-label={words.clear}
            onClick={() => {
              props.onClear()
              inputRef.current?.focus()
            }}
            className="grid size-7 min-h-target min-w-target place-items-center rounded-sm text-ink-soft hover:bg-paper-hover hover:text-ink"
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        )}
      </Group>
      {isOpen && (
        <QueryOptions id={listId} label={words.options} options={options} active={at} onPick={pick} />
      )}
    </div>
  )
}
