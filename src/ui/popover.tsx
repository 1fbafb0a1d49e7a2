import { type ReactElement, type ReactNode, use } from "react"
import { OverlayTriggerStateContext } from "react-aria-components/Dialog"
import { Popover as AriaPopover, DialogTrigger } from "react-aria-components/Popover"
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
      {/* The popover itself is the dialog, so that the button by which a screen reader leaves it is a part of it. */}
      <AriaPopover
        aria-label={label}
        placement={placement}
        className={classNames(popoverClass, "max-w-dialog min-w-60 overflow-y-auto outline-none")}
      >
        <Content>{children}</Content>
      </AriaPopover>
    </DialogTrigger>
  )
}

function Content({ children }: Readonly<{ children: ReactNode | ((close: () => void) => ReactNode) }>) {
  const state = use(OverlayTriggerStateContext)
  return (
    <div className="grid gap-4 p-4">
      {typeof children === "function" ? children(() => state?.close()) : children}
    </div>
  )
}
