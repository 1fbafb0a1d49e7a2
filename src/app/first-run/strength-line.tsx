import { classNames } from "../../ui/class-names.ts"
import { say } from "../strings/say.ts"
import { strengthMarks, strengthOf, strengthSentence } from "./strength.ts"

/** Four marks and the words for them; the words are what counts. */
export function StrengthLine({ guessesLog10 }: Readonly<{ guessesLog10: number | null }>) {
  const strength = strengthOf(guessesLog10)
  const filled = strengthMarks[strength]
  const isEnough = strength === "strong" || strength === "very-strong"
  return (
    <div className="grid gap-1.5">
      <div aria-hidden="true" className="grid grid-cols-4 gap-1">
        {[1, 2, 3, 4].map((mark) => (
          <span
            key={mark}
            className={classNames(
              "h-1 rounded-full transition-colors",
              mark > filled
                ? "bg-paper-pressed forced-colors:border"
                : classNames(isEnough ? "bg-accent" : "bg-owed", "forced-colors:bg-[Highlight]"),
            )}
          />
        ))}
      </div>
      <output aria-label={say("passphrase.measure")} className="block text-sm text-ink-soft">
        {say(strengthSentence[strength])}
      </output>
    </div>
  )
}
