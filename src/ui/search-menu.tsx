import { ChevronDown } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "react-aria-components/Button"
import { Menu, MenuItem, MenuTrigger, Popover, Text } from "react-aria-components/Menu"
import { classNames } from "./class-names.ts"
import { FindMenu, type FindWords } from "./find-menu.tsx"
import { itemClass, popoverClass } from "./overlay-parts.ts"
import type { QueryOption } from "./query-options.tsx"

/** A button with a menu of values; with `find`, of as many that a part of the name has to be typed to see the right ones. */
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
  find?: FindWords
  emptyText: string
}>) {
  const button = (
    <Button className={menuButtonClass}>
      {label}
      <ChevronDown aria-hidden="true" className="size-3.5" />
    </Button>
  )
  const empty = () => <p className="px-2.5 py-1.5 text-sm text-ink-soft">{emptyText}</p>
  if (find !== undefined) {
    return (
      <FindMenu
        label={label}
        button={button}
        options={options}
        onOpenChange={onOpenChange}
        onPick={onPick}
        find={find}
        renderEmpty={empty}
        renderOption={optionWords}
      />
    )
  }
  return (
    <MenuTrigger onOpenChange={onOpenChange}>
      {button}
      <Popover placement="bottom start" className={classNames(popoverClass, "max-w-dialog min-w-52")}>
        <Menu
          aria-label={label}
          className="max-h-80 min-w-52 overflow-y-auto p-1 outline-none"
          renderEmptyState={empty}
        >
          {options.map((option) => (
            <MenuItem
              key={option.id}
              id={option.id}
              textValue={option.label}
              onAction={() => onPick(option)}
              className={itemClass}
            >
              {optionWords(option)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function optionWords({ label, detail, count }: QueryOption): ReactNode {
  return (
    <>
      <span className="min-w-0 flex-1 wrap-anywhere">
        <Text slot="label">
          <bdi>{label}</bdi>
        </Text>
        {detail !== "" && (
          <Text slot="description" className="block text-sm text-ink-soft">
            {detail}
          </Text>
        )}
      </span>
      {count !== null && <span className="text-sm text-ink-faint tabular-nums">{count}</span>}
    </>
  )
}

/** Of a row of such buttons, over a list. */
export const menuButtonClass =
  "inline-flex min-h-control-small cursor-default items-center gap-1 rounded-md px-2 py-1 text-sm text-ink-soft transition-colors data-hovered:bg-paper-hover data-hovered:text-ink data-pressed:bg-paper-pressed"
