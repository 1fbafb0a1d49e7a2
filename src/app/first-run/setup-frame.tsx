import { Check } from "lucide-react"
import type { ReactNode } from "react"
import { BrandLine } from "../../ui/brand-line.tsx"
import { classNames } from "../../ui/class-names.ts"
import { say } from "../strings/say.ts"

const steps = ["passphrase", "sheet", "role", "begin"] as const
export type SetupStep = (typeof steps)[number]

const stepNames = {
  passphrase: "setup.step.passphrase",
  sheet: "setup.step.sheet",
  role: "setup.step.role",
  begin: "setup.step.begin",
} as const

/** The sheet on which setting up is written, with the way through it on top. */
export function SetupFrame({ step, children }: Readonly<{ step: SetupStep; children: ReactNode }>) {
  const now = steps.indexOf(step)
  return (
    <div className="min-h-dvh">
      <header className="mx-auto flex max-w-sheet flex-wrap items-center justify-between gap-x-8 gap-y-3 px-6 py-6 sm:px-10 print:hidden">
        <BrandLine name={say("app.name")} />
        <nav aria-label={say("setup.steps")}>
          <p className="text-sm text-ink-soft sm:hidden">
            {say("setup.step", { number: now + 1, total: steps.length })}
          </p>
          <ol className="hidden gap-6 sm:flex">
            {steps.map((name, place) => (
              <li
                key={name}
                {...(place === now && { "aria-current": "step" })}
                className={classNames(
                  "flex items-center gap-2 text-sm",
                  place === now ? "font-medium text-ink" : "text-ink-faint",
                )}
              >
                <span
                  aria-hidden="true"
                  className={classNames(
                    "grid size-5.5 place-items-center rounded-full border text-xs tabular-nums",
                    place < now && "border-accent bg-accent text-on-accent forced-color-adjust-none",
                    place === now && "border-accent text-accent",
                    place > now && "border-line-strong",
                  )}
                >
                  {place < now ? <Check className="size-3" strokeWidth={3} /> : place + 1}
                </span>
                {say(stepNames[name])}
                {place < now && <span className="sr-only">{say("setup.step.done")}</span>}
              </li>
            ))}
          </ol>
        </nav>
      </header>
      <main className="mx-auto max-w-sheet px-6 pt-6 pb-16 sm:px-10 sm:pt-12 print:max-w-none print:p-0">
        {children}
      </main>
    </div>
  )
}
