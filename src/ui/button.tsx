import type { ReactNode } from "react"
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button"
import { classNames } from "./class-names.ts"

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger"

export type ButtonProps = Omit<
  AriaButtonProps,
  "className" | "style" | "children" | "autoFocus" | "isPending"
> &
  Readonly<{
    look?: ButtonLook
    /** Where the keyboard stands when a new screen opens; one control a screen. */
    takesFocus?: boolean
    /** What the button started is under way: it keeps the focus, does nothing, and its words are announced. */
    isBusy?: boolean
    size?: "normal" | "small"
    icon?: ReactNode
    children: ReactNode
  }>

const looks: Record<ButtonLook, string> = {
  primary:
    "border-accent bg-accent text-on-accent forced-color-adjust-none data-hovered:border-accent-hover data-hovered:bg-accent-hover data-pressed:bg-accent-pressed",
  secondary:
    "border-line-strong bg-paper-raised text-ink data-hovered:bg-paper-hover data-pressed:bg-paper-pressed",
  quiet:
    "border-transparent bg-transparent text-ink-soft data-hovered:bg-paper-hover data-hovered:text-ink data-pressed:bg-paper-pressed",
  danger:
    "border-danger bg-danger text-on-danger forced-color-adjust-none data-hovered:border-danger-hover data-hovered:bg-danger-hover",
}

export function Button({
  look = "secondary",
  size = "normal",
  takesFocus = false,
  isBusy,
  onPress,
  icon,
  children,
  ...rest
}: ButtonProps) {
  const works = isBusy === true ? { type: "button" as const } : onPress === undefined ? {} : { onPress }
  return (
    <>
      <AriaButton
        {...rest}
        {...works}
        {...(takesFocus && { autoFocus: true })}
        className={classNames(
          "inline-flex cursor-default items-center justify-center gap-2 rounded-md border font-medium transition-colors select-none",
          "data-disabled:opacity-50",
          isBusy === true && "opacity-70",
          size === "normal"
            ? "min-h-control px-4 py-1.5 text-base leading-snug"
            : "min-h-control-small px-3 py-1 text-sm leading-snug",
          looks[look],
        )}
      >
        {icon}
        {children}
      </AriaButton>
      {/* Not React Aria's own pending state: what it announces points at words that are gone a moment later. */}
      {isBusy !== undefined && <output className="sr-only">{isBusy && children}</output>}
    </>
  )
}
