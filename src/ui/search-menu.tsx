import { ChevronDown } from "lucide-react"
import { type KeyboardEvent, useRef, useState } from "react"
import { Button } from "react-aria-components/Button"
import { Menu, MenuItem, MenuTrigger, Popover, Text } from "react-aria-components/Menu"
import { classNames } from "./class-names.ts"
import { itemClass, popoverClass } from "./overlay-parts.ts"
import type { QueryOption } from "./query-options.tsx"
import { SearchField } from "./search-field.tsx"

/**
 * A button with a menu of values; with `find`, of as many that a part of the name has to be typed to see the right ones: then
 * Down goes on into the menu, and Enter takes the first of them.
 */
export function SearchMenu({
  label,
  options,
  onOpenChange,
  onPick,
  find,
  emptyText,
}: Readonly<{
  label: string
  options: readonly QueryOption[]
  onOpenChange: (isOpen: boolean) => void
  onPick: (option: QueryOption) => void
  find?: Readonly<{ label: string; clearLabel: string; text: string; onType: (text: string) => void }>
  emptyText: string
}>) {
  const [isOpen, setOpen] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const change = (opens: boolean) => {
    setOpen(opens)
    onOpenChange(opens)
  }
  const goOn = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const [first] = options
    if (event.key === "ArrowDown") list.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus()
    else if (event.key === "Enter" && first !== undefined) {
      onPick(first)
      change(false)
    } else return
    event.preventDefault()
  }
  const menu = (
    <Menu
      ref={list}
      aria-label={label}
      className={classNames("min-w-52 p-1 outline-none", find === undefined && "max-h-80 overflow-y-auto")}
      renderEmptyState={() => <p className="px-2.5 py-1.5 text-sm text-ink-soft">{emptyText}</p>}
    >
      {options.map((option) => (
        <MenuItem
          key={option.id}
          id={option.id}
          textValue={option.label}
          onAction={() => onPick(option)}
          className={itemClass}
        >
          <span className="min-w-0 flex-1 wrap-anywhere">
            <Text slot="label">
              <bdi>{option.label}</bdi>
            </Text>
            {option.detail !== "" && (
              <Text slot="description" className="block text-sm text-ink-soft">
                {option.detail}
              </Text>
            )}
          </span>
          {option.count !== null && (
            <span className="text-sm text-ink-faint tabular-nums">{option.count}</span>
          )}
        </MenuItem>
      ))}
    </Menu>
  )
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={change}>
      <Button className={menuButtonClass}>
        {label}
        <ChevronDown aria-hidden="true" className="size-3.5" />
      </Button>
      <Popover placement="bottom start" className={classNames(popoverClass, "max-w-dialog min-w-52")}>
        {find === undefined ? (
          menu
        ) : (
          <>
            <div role="presentation" className="p-1.5 [&_input]:-outline-offset-1" onKeyDown={goOn}>
              <SearchField
                label={find.label}
                clearLabel={find.clearLabel}
                value={find.text}
                onChange={find.onType}
                takesFocus
              />
            </div>
            {menu}
          </>
        )}
      </Popover>
    </MenuTrigger>
  )
}

/** Of a row of such buttons, over a list. */
export const menuButtonClass =
  "inline-flex min-h-control-small cursor-default items-center gap-1 rounded-md px-2 py-1 text-sm text-ink-soft transition-colors data-hovered:bg-paper-hover data-hovered:text-ink data-pressed:bg-paper-pressed"
