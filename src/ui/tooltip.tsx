import type { ReactElement, ReactNode } from "react"
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components/Tooltip"

/** Says at a focus or after a moment of hovering what an icon alone may not. */
export function Tooltip({
  children,
  tip,
  placement = "top",
}: Readonly<{ children: ReactElement; tip: ReactNode; placement?: "top" | "right" | "bottom" }>) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip
        offset={6}
        placement={placement}
        className="flex items-center gap-2 rounded-sm bg-ink px-2.5 py-1 text-sm text-paper shadow-overlay transition-opacity data-entering:opacity-0 data-exiting:opacity-0 forced-color-adjust-none"
      >
        {tip}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
