import { UserRound } from "lucide-react"
import { classNames } from "./class-names.ts"
import { initialsOf } from "./initials.ts"

const sizes = {
  small: "size-6 text-[0.625rem]",
  normal: "size-9 text-xs",
  large: "size-14 text-lg",
} as const

/** The initials of somebody whose name stands beside it. */
export function Avatar({ name, size = "normal" }: Readonly<{ name: string; size?: keyof typeof sizes }>) {
  const initials = initialsOf(name)
  return (
    <span
      aria-hidden="true"
      dir="auto"
      className={classNames(
        "grid shrink-0 place-items-center overflow-hidden rounded-full border border-line bg-paper-sunken leading-none font-medium tracking-wide text-ink-soft select-none",
        sizes[size],
      )}
    >
      {initials === "" ? <UserRound className="size-1/2" /> : initials}
    </span>
  )
}
