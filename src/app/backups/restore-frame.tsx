import type { ReactNode } from "react"
import { BrandLine } from "../../ui/brand-line.tsx"
import { StepHeading } from "../first-run/step-heading.tsx"
import { say } from "../strings/say.ts"

/** The sheet on which a backup is brought back while no vault is open. */
export function RestoreFrame({
  title,
  lead,
  children,
}: Readonly<{
  /** Left out where what stands in it has a heading of its own. */
  title?: string
  lead?: string
  children: ReactNode
}>) {
  return (
    <div className="min-h-dvh">
      <header className="mx-auto max-w-sheet px-6 py-6 sm:px-10 print:hidden">
        <BrandLine name={say("app.name")} />
      </header>
      <main className="mx-auto grid max-w-sheet gap-7 px-6 pt-6 pb-16 sm:px-10 sm:pt-12 print:max-w-none print:p-0">
        {title !== undefined && <StepHeading title={title} {...(lead !== undefined && { lead })} />}
        {children}
      </main>
    </div>
  )
}
