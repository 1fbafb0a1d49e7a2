import { ChevronDown } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "react-aria-components/Button"
import { Keyboard, Menu, MenuItem, MenuTrigger, Popover, Separator, Text } from "react-aria-components/Menu"
import { classNames } from "../../ui/class-names.ts"
import { itemClass, popoverClass } from "../../ui/overlay-parts.ts"
import { Tooltip } from "../../ui/tooltip.tsx"
import { shortcutText } from "./shortcut.ts"
import { toolClass } from "./toolbar-toggle.tsx"

export type ToolChoice = Readonly<{
  id: string
  label: string
  icon?: ReactNode
  keys?: string
  /** A line above it. */
  startsGroup?: boolean
  isDangerous?: boolean
  isDisabled?: boolean
}>

/** A tool with choices. `chosen` marks one of them as what holds now; `face` is what the button shows. */
export function ToolMenu({
  label,
  face,
  isWide = false,
  choices,
  chosen,
  onChoose,
}: Readonly<{
  label: string
  face: ReactNode
  isWide?: boolean
  choices: readonly ToolChoice[]
  chosen?: string
  onChoose: (id: string) => void
}>) {
  return (
    <MenuTrigger>
      <Tooltip placement="bottom" tip={label}>
        <Button
          aria-label={label}
          className={classNames(
            toolClass,
            "grid w-auto grid-flow-col items-center gap-1 px-2 text-sm aria-expanded:bg-paper-hover",
            isWide && "min-w-28 justify-between",
          )}
        >
          {face}
          <ChevronDown aria-hidden="true" className="size-3.5! text-ink-faint" />
        </Button>
      </Tooltip>
      <Popover placement="bottom start" className={classNames(popoverClass, "min-w-52")}>
        <Menu
          aria-label={label}
          className="p-1 outline-none"
          {...(chosen !== undefined && { selectionMode: "single" as const, selectedKeys: [chosen] })}
          onAction={(key) => onChoose(String(key))}
        >
          {choices.flatMap((choice) => [
            ...(choice.startsGroup === true
              ? [<Separator key={`${choice.id}-line`} className="mx-2 my-1 border-t border-line" />]
              : []),
            <MenuItem
              key={choice.id}
              id={choice.id}
              textValue={choice.label}
              isDisabled={choice.isDisabled === true}
              className={classNames(
                itemClass,
                "data-selected:text-accent data-selected:font-medium",
                choice.isDangerous === true && "text-danger",
              )}
            >
              {choice.icon !== undefined && (
                <span aria-hidden="true" className="text-ink-soft [&>svg]:size-4">
                  {choice.icon}
                </span>
              )}
              <Text slot="label" className="flex-1">
                {choice.label}
              </Text>
              {choice.keys !== undefined && (
                <Keyboard className="font-sans text-xs text-ink-faint">{shortcutText(choice.keys)}</Keyboard>
              )}
            </MenuItem>,
          ])}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
