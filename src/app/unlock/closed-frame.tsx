import type { ReactNode } from "react"
import { BrandMark } from "../../ui/brand-mark.tsx"
import { classNames } from "../../ui/class-names.ts"
import { say } from "../strings/say.ts"

/** What stands around every screen of a closed vault: the name of the app and nothing of what is inside. */
export function ClosedFrame({
  children,
  isWide = false,
}: Readonly<{ children: ReactNode; isWide?: boolean }>) {
  return (
    <div className="grid min-h-dvh grid-rows-[1fr_auto_1.6fr] bg-paper-sunken px-4 py-8">
      <header className="mb-6 flex items-center justify-center gap-2.5 self-end font-serif text-lg font-medium">
        <BrandMark className="size-6 text-accent" />
        {say("app.name")}
      </header>
      <main
        className={classNames(
          "mx-auto w-full rounded-lg border border-line bg-paper-raised p-6 shadow-sheet sm:p-8",
          isWide ? "max-w-sheet" : "max-w-[26rem]",
        )}
      >
        {children}
      </main>
    </div>
  )
}
