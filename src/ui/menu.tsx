import type { ReactElement, ReactNode } from "react"
import { Menu as AriaMenu, Keyboard, MenuItem, MenuTrigger, Popover, Text } from "react-aria-components/Menu"
import { classNames } from "./class-names.ts"
import { itemClass, popoverClass } from "./overlay-parts.ts"

export type MenuChoice = Readonly<{
  id: string
  label: string
  icon?: ReactNode
  keys?: string
  isDangerous?: boolean
  onChoose: () => void
}>

/** `trigger` is one button; the choices open under it. */
export function Menu({
  label,
  trigger,
  choices,
}: Readonly<{ label: string; trigger: ReactElement; choices: readonly MenuChoice[] }>) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement="bottom end" className={classNames(popoverClass, "min-w-52")}>
        <AriaMenu aria-label={label} className="p-1 outline-none">
          {choices.map((choice) => (
            <MenuItem
              key={choice.id}
              id={choice.id}
              textValue={choice.label}
              onAction={choice.onChoose}
              className={classNames(itemClass, choice.isDangerous === true && "text-danger")}
            >
              <span aria-hidden="true" className="text-ink-soft [&>svg]:size-4">
                {choice.icon}
              </span>
              <Text slot="label" className="flex-1">
                {choice.label}
              </Text>
              {choice.keys !== undefined && (
                <Keyboard className="font-sans text-xs text-ink-faint">{choice.keys}</Keyboard>
              )}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
