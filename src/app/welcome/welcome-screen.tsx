import { ArrowRight, FileKey2, LockKeyhole, Timer } from "lucide-react"
import type { ReactNode } from "react"
import { BrandLine } from "../../ui/brand-line.tsx"
import { BrandMark } from "../../ui/brand-mark.tsx"
import { Button } from "../../ui/button.tsx"
import { say } from "../strings/say.ts"

/** The first screen of an app without a vault: what this is, what it promises, one way on. */
export function WelcomeScreen({
  onBegin,
  onRestore,
  onOpenFolder,
  onProtection,
}: Readonly<{
  onBegin: () => void
  onRestore: () => void
  onOpenFolder: () => void
  onProtection: () => void
}>) {
  return (
    <main className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,0.8fr)]">
      <div className="flex flex-col justify-between gap-12 px-6 py-8 sm:px-12 lg:px-16 lg:py-12 2xl:pl-36">
        <BrandLine name={say("app.name")} />
        <div className="max-w-measure">
          <h1 className="font-serif text-2xl font-medium tracking-tight text-balance sm:text-3xl">
            {say("welcome.title")}
          </h1>
          <p className="mt-5 font-serif text-lg text-ink-soft">{say("welcome.lead")}</p>
          <ul className="mt-9 grid gap-5">
            <Promised icon={<LockKeyhole />} what={say("welcome.sealed")} more={say("welcome.sealed.more")} />
            <Promised icon={<FileKey2 />} what={say("welcome.lasting")} more={say("welcome.lasting.more")} />
            <Promised icon={<Timer />} what={say("welcome.ready")} more={say("welcome.ready.more")} />
          </ul>
          <div className="mt-10 flex flex-wrap items-center gap-3">
            <Button look="primary" takesFocus onPress={onBegin}>
              {say("welcome.begin")}
              <ArrowRight aria-hidden="true" className="size-4" />
            </Button>
            <Button onPress={onRestore}>{say("welcome.restore")}</Button>
            <Button look="quiet" onPress={onOpenFolder}>
              {say("welcome.open")}
            </Button>
            <Button look="quiet" onPress={onProtection}>
              {say("app.protection")}
            </Button>
          </div>
        </div>
        <span aria-hidden="true" />
      </div>
      <div className="hidden items-center justify-center border-l border-line bg-paper-sunken p-12 lg:flex">
        <Letter />
      </div>
    </main>
  )
}

function Promised({ icon, what, more }: Readonly<{ icon: ReactNode; what: string; more: string }>) {
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-4">
      <span
        aria-hidden="true"
        className="grid size-9 place-items-center rounded-full bg-accent-soft text-accent [&>svg]:size-4.5"
      >
        {icon}
      </span>
      <p>
        <strong className="block font-semibold">{what}</strong>
        <span className="text-ink-soft">{more}</span>
      </p>
    </li>
  )
}

function Letter() {
  return (
    <figure className="w-full max-w-[27rem] rounded-sm border border-line bg-paper-raised px-10 py-12 shadow-sheet xl:px-12 xl:py-14">
      <p className="text-sm tracking-wide text-ink-faint">{say("welcome.letter.to")}</p>
      <blockquote className="mt-6 font-serif text-xl leading-snug text-ink italic">
        {say("welcome.letter.text")}
      </blockquote>
      <figcaption className="mt-10 flex items-end justify-between gap-6 border-t border-line pt-5 text-xs text-ink-faint">
        {say("welcome.letter.source")}
        <BrandMark className="size-8 shrink-0 text-accent" />
      </figcaption>
    </figure>
  )
}
