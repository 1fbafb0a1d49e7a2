import type { ReactNode } from "react"
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button"
import { classNames } from "./class-names.ts"
import { Kbd } from "./kbd.tsx"
import { Tooltip } from "./tooltip.tsx"

export type IconButtonProps = Omit<AriaButtonProps, "className" | "style" | "children" | "aria-label"> &
  Readonly<{ label: string; icon: ReactNode; keys?: string; tipPlacement?: "top" | "right" | "bottom" }>

/** A button that is only a picture: its name is heard, and shown in a tooltip. */
export function IconButton({ label, icon, keys, tipPlacement = "bottom", ...rest }: IconButtonProps) {
  return (
    <Tooltip
      placement={tipPlacement}
      tip={
        <>
          {label}
          {keys !== undefined && <Kbd inverted>{keys}</Kbd>}
        </>
      }
    >
      <AriaButton
        {...rest}
        aria-label={label}
        className={classNames(
          "grid size-control place-items-center rounded-md text-ink-soft transition-colors [&>svg]:size-5",
          "data-disabled:opacity-50 data-hovered:bg-paper-hover data-hovered:text-ink data-pressed:bg-paper-pressed",
        )}
      >
        {icon}
      </AriaButton>
    </Tooltip>
  )
}
