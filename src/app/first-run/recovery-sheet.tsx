import { BrandMark } from "../../ui/brand-mark.tsx"
import type { RecoverySheet as Sheet } from "../../worker/api.ts"
import { sayInstantDay } from "../strings/dates.ts"
import { say } from "../strings/say.ts"

/** The sheet as it is printed: what is shown is what comes out of the printer. */
export function RecoverySheet({ sheet }: Readonly<{ sheet: Sheet }>) {
  return (
    <article
      aria-label={say("sheet.heading")}
      className="rounded-sm border border-line bg-paper-raised px-6 py-7 shadow-sheet sm:px-9 sm:py-8 print:border-0 print:p-0 print:shadow-none"
    >
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line pb-4">
        <p className="flex items-center gap-2 font-serif text-lg font-medium">
          <BrandMark className="size-5 text-accent" />
          {say("app.name")} · {say("sheet.heading")}
        </p>
        <p className="text-sm text-ink-soft">{say("sheet.made", { date: sayInstantDay(sheet.madeAt) })}</p>
      </header>
      <h2 className="mt-5 text-sm font-medium">{say("sheet.words")}</h2>
      <ol className="mt-3 grid grid-flow-row grid-cols-2 gap-x-6 gap-y-1 sm:grid-flow-col sm:grid-cols-4 sm:grid-rows-6 print:grid-flow-col print:grid-cols-4 print:grid-rows-6">
        {sheet.words.map((word, place) => (
          <li
            key={`${place}-${word}`}
            className="flex items-baseline gap-2.5 border-b border-dotted border-line py-0.5"
          >
            <span aria-hidden="true" className="w-[1.4em] text-right text-xs text-ink-faint tabular-nums">
              {place + 1}
            </span>
            <span className="font-mono text-base select-text">{word}</span>
          </li>
        ))}
      </ol>
      <p className="mt-3 text-sm text-ink-soft">{say("sheet.words.more")}</p>
      <h2 className="mt-6 text-sm font-medium">{say("sheet.identity")}</h2>
      <p className="mt-1 font-mono text-sm break-all select-text">{sheet.backupIdentity}</p>
      <p className="mt-1.5 text-sm text-ink-soft">{say("sheet.identity.more")}</p>
    </article>
  )
}

/** The same sheet as lines of text, for a file. */
export function sheetAsText(sheet: Sheet): string {
  const words = sheet.words.map((word, place) => `${String(place + 1).padStart(2)}. ${word}`)
  return [
    `${say("app.name")} · ${say("sheet.heading")}`,
    say("sheet.made", { date: sayInstantDay(sheet.madeAt) }),
    "",
    say("sheet.words"),
    ...words,
    "",
    say("sheet.words.more"),
    "",
    say("sheet.identity"),
    sheet.backupIdentity,
    say("sheet.identity.more"),
    "",
  ].join("\n")
}
