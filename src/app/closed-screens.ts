import type { Errand } from "../contract/vault-calls.ts"
import type { Opened, Survey, UnreadableReason } from "../worker/api.ts"
import type { Place } from "./frame/place.ts"
import type { Question } from "./unlock/question.ts"
import type { WhyClosed } from "./unlock/unlock-screen.tsx"

/** What a closed vault can show. */
export type Closed =
  | Readonly<{ kind: "starting" | "welcome" | "first-run" | "unlock" | "forgot" | "recover" | "restore" }>
  /** Which vault to open; `isFirst`: there is nothing to go back to. */
  | Readonly<{ kind: "vaults"; isFirst: boolean }>
  | Readonly<{ kind: "new-vault" }>
  | Readonly<{ kind: "moving"; vault: string; place: string | null }>
  | Readonly<{ kind: "question"; question: Question }>
  | Readonly<{ kind: "unreadable"; reason: UnreadableReason }>
  | Readonly<{ kind: "unsupported"; reason: "no-webassembly" | "self-test-failed" }>
  | Readonly<{ kind: "protection"; back: "welcome" | "unlock" }>

export type Screen =
  | Closed
  | Readonly<{ kind: "open"; opened: Opened; place: Place }>
  /** On the way out: nothing of the vault is on the screen any more. */
  | Readonly<{ kind: "hidden" }>

/**
 * A page that was opened by a lock or after a crash has a vault, so its field is there before the survey is back. One that has
 * an errand begins with it.
 */
export function firstScreen(why: WhyClosed, errand: Errand): Screen {
  switch (errand.kind) {
    case "none":
      return { kind: why === "start" ? "starting" : "unlock" }
    case "pick-vault":
      return { kind: "vaults", isFirst: false }
    case "move-vault":
      return { kind: "moving", vault: errand.ref, place: errand.place }
  }
}

/** Only `absent` leads to a first run: whatever else is wrong with a vault never looks like a new owner. */
export function screenOf(survey: Survey): Screen {
  switch (survey.kind) {
    case "absent":
      return { kind: "welcome" }
    case "choose":
      return { kind: "vaults", isFirst: true }
    case "locked":
      return { kind: "unlock" }
    case "unreadable":
    case "unsupported":
      return survey
  }
}
