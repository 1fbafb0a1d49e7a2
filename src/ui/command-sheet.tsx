import { type KeyboardEvent, type ReactNode, useId, useState } from "react"
import { Dialog, Modal, ModalOverlay } from "react-aria-components/Modal"
import { type CommandGroup, CommandList } from "./command-list.tsx"
import { fieldManners } from "./field-parts.tsx"
import { rowAfterKey } from "./list-keys.ts"

export type CommandSheetProps<Row extends Readonly<{ id: string }>> = Readonly<{
  title: string
  /** Of the field. */
  label: string
  listLabel: string
  placeholder: string
  /** What was begun, before the words: a chip. */
  begun?: string | undefined
  text: string
  onType: (text: string) => void
  /** Escape, or Backspace in an empty field, where something was begun. */
  onStepBack: () => void
  onClose: () => void
  groups: readonly CommandGroup<Row>[]
  /** Changes whenever the list answers something else: the first row is the chosen one then. */
  answers: string
  renderRow: (row: Row) => ReactNode
  /** Null for Enter with nothing to choose. */
  onChoose: (row: Row | null) => void
  /** In place of the list, where it is empty. */
  empty: ReactNode
  foot: ReactNode
}>

/** One field over the page, and under it whatever is meant by what is typed; the focus stays in the field. */
export function CommandSheet<Row extends Readonly<{ id: string }>>(props: CommandSheetProps<Row>) {
  const { title, begun, text, groups, answers, onChoose, onStepBack } = props
  const listId = useId()
  const [moved, setMoved] = useState({ answers, to: 0 })
  const rows = groups.flatMap((group) => group.rows)
  const at = Math.min(moved.answers === answers ? moved.to : 0, rows.length - 1)

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (!isPlain || event.nativeEvent.isComposing) return
    const isBack = event.key === "Escape" || (event.key === "Backspace" && text === "")
    const to = event.key === "Home" || event.key === "End" ? null : rowAfterKey(event.key, at, rows.length)
    if (begun !== undefined && isBack) onStepBack()
    else if (event.key === "Enter") onChoose(rows[at] ?? null)
    else if (to !== null) setMoved({ answers, to })
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(opens) => {
        if (!opens) props.onClose()
      }}
      className="fixed inset-0 z-20 grid items-start justify-items-center overflow-auto bg-veil p-4 transition-opacity sm:pt-[12vh] data-entering:opacity-0 data-exiting:opacity-0"
    >
      <Modal className="w-full max-w-sheet rounded-lg border border-line bg-paper-raised text-ink shadow-overlay">
        <Dialog aria-label={title} className="grid outline-none">
          <div className="flex items-center gap-2.5 border-b border-line px-4 focus-within:border-focus">
            {begun !== undefined && (
              <span className="shrink-0 rounded-sm bg-accent-soft px-2 py-0.5 text-base forced-colors:border">
                {begun}
              </span>
            )}
            <input
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the sheet is opened to type into it
              autoFocus
              type="text"
              role="combobox"
              aria-label={begun === undefined ? props.label : `${begun} ${props.placeholder}`}
              aria-autocomplete="list"
              aria-expanded={rows.length > 0}
              aria-controls={rows.length > 0 ? listId : undefined}
              aria-activedescendant={at < 0 ? undefined : `${listId}-${at}`}
              autoComplete={fieldManners.autoComplete}
              autoCorrect={fieldManners.autoCorrect}
              autoCapitalize={fieldManners.autoCapitalize}
              spellCheck={false}
              enterKeyHint="go"
              dir="auto"
              placeholder={props.placeholder}
              value={text}
              onChange={(event) => props.onType(event.currentTarget.value)}
              onKeyDown={onKeyDown}
              className="min-h-12 min-w-0 flex-1 bg-transparent text-md text-ink outline-none"
            />
          </div>
          {rows.length === 0 ? (
            <div className="px-4 py-6 text-ink-soft empty:hidden">{props.empty}</div>
          ) : (
            <CommandList
              id={listId}
              label={props.listLabel}
              groups={groups}
              at={at}
              onMove={(to) => setMoved({ answers, to })}
              onChoose={onChoose}
              renderRow={props.renderRow}
            />
          )}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4 py-2 text-sm text-ink-faint">
            {props.foot}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
