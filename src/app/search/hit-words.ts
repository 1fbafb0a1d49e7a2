import type { Hit } from "../../worker/api/search.ts"
import { exchangeSentence } from "../exchange/exchange-sentence.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"

/** `title` where the record's own title is the line, and found places can be shown in it; `under` stands below another. */
export type HitWords = Readonly<{ line: string; lineIs: "title" | "words" | "missing"; under: string }>

/** What is read first of a record that was found. */
export function hitWords(hit: Hit): HitWords {
  const title = hit.title.trim()
  switch (hit.kind) {
    case "reciprocity-entry": {
      const { direction, exchangeKind: kind, status: state, people } = hit
      const told = {
        ...(direction !== undefined && { direction }),
        ...(kind !== undefined && { kind }),
        ...(state !== undefined && { state }),
      }
      return { line: exchangeSentence({ ...told, people }), lineIs: "words", under: hit.title }
    }
    case "stage-event":
      return hit.status === undefined
        ? titled(hit.title, say("stream.stage-event"))
        : { line: say("stream.step", { step: sayTerm(hit.status) }), lineIs: "words", under: hit.title }
    case "interaction":
      return title === ""
        ? { line: say("stream.contact"), lineIs: "words", under: "" }
        : titled(hit.title, "")
    case "contact":
      return titled(hit.title, say("people.unnamed"))
    default:
      return titled(hit.title, say("journal.untitled"))
  }
}

function titled(title: string, missing: string): HitWords {
  return title.trim() === ""
    ? { line: missing, lineIs: "missing", under: "" }
    : { line: title, lineIs: "title", under: "" }
}
