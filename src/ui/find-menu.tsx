import { type KeyboardEvent, type ReactNode, useRef, useState } from "react"
import { ListBox, ListBoxItem } from "react-aria-components/ListBox"
import { DialogTrigger, Popover } from "react-aria-components/Popover"
import { classNames } from "./class-names.ts"
import { itemClass, popoverClass } from "./overlay-parts.ts"
import { SearchField } from "./search-field.tsx"

type FindOption = Readonly<{ id: string; label: string }>

export type FindWords = Readonly<{
  label: string
  clearLabel: string
  text: string
  onType: (text: string) => void
}>

/** Values in a panel under a field that narrows them: Down goes on into the list, Enter in the field takes the first. */
export function FindMenu<Option extends FindOption>({
  label,
  button,
  options,
  onOpenChange,
  onPick,
  find,
  renderEmpty,
  renderOption,
}: Readonly<{
  label: string
  button: ReactNode
  options: readonly Option[]
  onOpenChange: (isOpen: boolean) => void
  onPick: (option: Option) => void
  find: FindWords
  renderEmpty: () => ReactNode
  renderOption: (option: Option) => ReactNode
}>) {
  const [isOpen, setOpen] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const change = (opens: boolean) => {
    setOpen(opens)
    onOpenChange(opens)
  }
  const take = (option: Option | undefined) => {
    if (option === undefined) return
    onPick(option)
    change(false)
  }
  const goOn = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === "ArrowDown") list.current?.focus()
    else if (event.key === "Enter") take(options[0])
    else return
    event.preventDefault()
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={change}>
      {button}
      <Popover
        aria-label={label}
        placement="bottom start"
        className={classNames(popoverClass, "max-w-dialog min-w-52")}
      >
        <div role="presentation" className="p-1.5 [&_input]:-outline-offset-1" onKeyDown={goOn}>
          <SearchField
            label={find.label}
            clearLabel={find.clearLabel}
            value={find.text}
            onChange={find.onType}
            takesFocus
          />
        </div>
        <ListBox
          ref={list}
          aria-label={label}
          onAction={(key) => take(options.find(({ id }) => id === key))}
          renderEmptyState={renderEmpty}
          className="min-w-52 p-1 outline-none"
        >
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.label} className={itemClass}>
              {renderOption(option)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </DialogTrigger>
  )
}
