import type { Opened, Survey, UnreadableReason } from "../worker/api.ts"
import type { Place } from "./frame/place.ts"
import type { Question } from "./unlock/question.ts"
import type { WhyClosed } from "./unlock/unlock-screen.tsx"

/** What a closed vault can show. */
export type Closed =
  | Readonly<{ kind: "starting" | "welcome" | "first-run" | "unlock" | "forgot" | "recover" | "restore" }>
  | Readonly<{ kind: "question"; question: Question }>
  | Readonly<{ kind: "unreadable"; reason: UnreadableReason }>
  | Readonly<{ kind: "unsupported"; reason: "no-webassembly" | "self-test-failed" }>
  | Readonly<{ kind: "protection"; back: "welcome" | "unlock" }>

export type Screen =
  | Closed
  | Readonly<{ kind: "open"; opened: Opened; place: Place }>
  /** On the way out: nothing of the vault is on the screen any more. */
  | Readonly<{ kind: "hidden" }>

/** A page that was opened by a lock or after a crash has a vault, so its field is there before the survey is back. */
export function firstScreen(why: WhyClosed): Screen {
  return { kind: why === "start" ? "starting" : "unlock" }
}

/** Only `absent` leads to a first run: whatever else is wrong with a vault never looks like a new owner. */
export function screenOf(survey: Survey): Screen {
  switch (survey.kind) {
    case "absent":
      return { kind: "welcome" }
    case "choose":
    case "locked":
      return { kind: "unlock" }
    case "unreadable":
    case "unsupported":
      return survey
  }
}
