import type { ReactElement, ReactNode } from "react"
import { Popover as AriaPopover, Dialog, DialogTrigger } from "react-aria-components/Popover"
import { classNames } from "./class-names.ts"
import { popoverClass } from "./overlay-parts.ts"

/** A small panel at its button. `children` may be given what closes it. */
export function Popover({
  label,
  trigger,
  children,
  placement = "bottom end",
}: Readonly<{
  label: string
  /** One button. */
  trigger: ReactElement
  children: ReactNode | ((close: () => void) => ReactNode)
  placement?: "bottom start" | "bottom end" | "bottom"
}>) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover placement={placement} className={classNames(popoverClass, "max-w-dialog min-w-60")}>
        <Dialog aria-label={label} className="grid gap-4 p-4 outline-none">
          {({ close }) => (typeof children === "function" ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
