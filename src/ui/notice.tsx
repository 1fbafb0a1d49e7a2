import { CircleAlert, Info } from "lucide-react"
import type { ReactNode } from "react"
import { classNames } from "./class-names.ts"

/** A sentence set apart. `careful` is for what could be lost, `trouble` for what went wrong; both are heard at once. */
export function Notice({
  tone = "calm",
  children,
}: Readonly<{ tone?: "calm" | "careful" | "trouble"; children: ReactNode }>) {
  const Icon = tone === "calm" ? Info : CircleAlert
  return (
    <div
      {...(tone === "trouble" && { role: "alert" })}
      className={classNames(
        "grid grid-cols-[auto_1fr] gap-3 rounded-md border px-4 py-3 text-base",
        tone === "calm" && "border-line bg-paper-sunken text-ink-soft",
        tone === "careful" && "border-transparent bg-owed-soft text-ink forced-colors:border-line",
        tone === "trouble" && "border-transparent bg-danger-soft text-ink forced-colors:border-line",
      )}
    >
      <Icon
        aria-hidden="true"
        className={classNames(
          "mt-1 size-4.5",
          tone === "careful" && "text-owed",
          tone === "trouble" && "text-danger",
        )}
      />
      <div className="grid gap-2">{children}</div>
    </div>
  )
}
