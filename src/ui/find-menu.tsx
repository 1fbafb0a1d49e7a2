import { type ReactNode, useRef, useState } from "react"
import { ListBox, ListBoxItem } from "react-aria-components/ListBox"
import { DialogTrigger, Popover } from "react-aria-components/Popover"
import { classNames } from "./class-names.ts"
import { FindField } from "./find-field.tsx"
import { itemClass, popoverClass } from "./overlay-parts.ts"

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
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={change}>
      {button}
      <Popover
        aria-label={label}
        placement="bottom start"
        className={classNames(popoverClass, "max-w-dialog min-w-52")}
      >
        <FindField {...find} list={list} onEnter={() => take(options[0])} />
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
