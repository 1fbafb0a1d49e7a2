import { Notice } from "../../ui/notice.tsx"
import { Progress } from "../../ui/progress.tsx"
import type { SearchAnswer, SearchState } from "../../worker/api/search.ts"
import { sayPeople } from "../strings/people.ts"
import { say } from "../strings/say.ts"

/** How far the index is, while it is being made. */
export function MakingNote({ state }: Readonly<{ state: SearchState | null }>) {
  if (state?.kind !== "making") return null
  const { done, total } = state
  return (
    <div className="grid gap-1.5">
      <Progress label={say("search.making", { done, total })} value={done} max={Math.max(1, total)} />
      <p className="text-sm text-ink-faint">{say("search.making.more")}</p>
    </div>
  )
}

/** Which names were taken for others, and which name nobody. */
export function NameNotes({ answer }: Readonly<{ answer: Pick<SearchAnswer, "guesses" | "unknown"> }>) {
  const { guesses, unknown } = answer
  if (guesses.length + unknown.length === 0) return null
  return (
    <Notice>
      {guesses.map(({ by, typed, taken }) => (
        <p key={`${by} ${typed}`}>
          {say(isOfPerson(by) ? "search.guess" : "search.guess.other", { typed, names: sayPeople(taken) })}
        </p>
      ))}
      {unknown.map(({ by, typed }) => (
        <p key={`${by} ${typed}`}>
          {say(isOfPerson(by) ? "search.unknown.person" : "search.unknown.other", { typed })}
        </p>
      ))}
    </Notice>
  )
}

function isOfPerson(by: string): boolean {
  return by === "person" || by === "owner"
}
