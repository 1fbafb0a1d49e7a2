import type { ReactNode } from "react"
import { ToggleButton } from "react-aria-components/ToggleButton"
import { classNames } from "../../ui/class-names.ts"
import { Kbd } from "../../ui/kbd.tsx"
import { Tooltip } from "../../ui/tooltip.tsx"
import { shortcutText } from "./shortcut.ts"

export const toolClass = classNames(
  "grid size-8 shrink-0 cursor-default place-items-center rounded-sm text-ink-soft transition-colors [&>svg]:size-4.5",
  "data-disabled:opacity-40 data-hovered:bg-paper-hover data-hovered:text-ink data-pressed:bg-paper-pressed",
)

/** Whether the press came from a hand on a pointer, which then goes on writing. */
export type Run = (byPointer: boolean) => void

/** A tool that is on or off where the caret stands. */
export function ToolbarToggle({
  label,
  keys,
  icon,
  isOn,
  onRun,
}: Readonly<{ label: string; keys?: string; icon: ReactNode; isOn: boolean; onRun: Run }>) {
  return (
    <Tooltip
      placement="bottom"
      tip={
        <>
          {label}
          {keys !== undefined && <Kbd inverted>{shortcutText(keys)}</Kbd>}
        </>
      }
    >
      <ToggleButton
        aria-label={label}
        isSelected={isOn}
        onPress={(event) => onRun(event.pointerType !== "keyboard" && event.pointerType !== "virtual")}
        className={classNames(
          toolClass,
          "data-selected:bg-accent-soft data-selected:text-accent forced-colors:data-selected:border",
        )}
      >
        {icon}
      </ToggleButton>
    </Tooltip>
  )
}
