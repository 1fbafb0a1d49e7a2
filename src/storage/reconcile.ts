import type { StateSeal } from "../vault/state-seal.ts"
import { equalPublicBytes } from "../base/bytes.ts"
import type { OpenOutcome } from "./open-outcome.ts"

/** What the folder's journal says of itself. */
export type JournalFacts = Readonly<{
  state: StateSeal | null
  isProven: boolean
  isTorn: boolean
  firstGeneration: number
  stateAt: (generation: number) => StateSeal | null
}>

/** What the working copy says of itself. */
export type RowFacts = Readonly<{
  /** The state sealed in it, if its rows of table `a` are exactly those of that state; else null. */
  state: StateSeal | null
  /** The state before that one, as far as it was kept. */
  before: StateSeal | null
  isEmpty: boolean
}>

/** What is to be done so that both copies hold the same state, and what came of it. */
export type Plan =
  | Readonly<{ kind: "none"; outcome: OpenOutcome }>
  /** The journal's later commits into the working copy. */
  | Readonly<{ kind: "replay"; outcome: OpenOutcome }>
  /** A new working copy from the journal; the old one is set aside. */
  | Readonly<{ kind: "rebuild"; outcome: OpenOutcome }>
  /** What the working copy has and the journal lacks, as one commit at its end. */
  | Readonly<{ kind: "write-back"; outcome: OpenOutcome }>
  /** A new journal from the working copy; the old one is set aside. */
  | Readonly<{ kind: "rewrite"; outcome: OpenOutcome }>
  /** The journal's later commits over the working copy, if that makes exactly the journal's last state; else `salvage`. */
  | Readonly<{ kind: "patch"; outcome: OpenOutcome }>
  | Readonly<{ kind: "salvage"; outcome: OpenOutcome }>
  | Readonly<{ kind: "ask" }>

/** The five cases of an opening, and their borders. `choose` is the owner's answer where one was asked for. */
export function reconcile(journal: JournalFacts, rows: RowFacts, choose?: "folder" | "computer"): Plan {
  if (journal.isProven && journal.state !== null)
    return withJournal({ ...journal, state: journal.state }, rows, choose)
  if (rows.state === null) return { kind: "salvage", outcome: "salvaged" }
  const isAhead = journal.state !== null && journal.state.generation > rows.state.generation
  return { kind: isAhead ? "patch" : "rewrite", outcome: "mended-folder" }
}

function withJournal(
  journal: JournalFacts & Readonly<{ state: StateSeal }>,
  rows: RowFacts,
  choose?: "folder" | "computer",
): Plan {
  const { state } = journal
  if (rows.state === null) {
    const isNew = rows.isEmpty && state.rowCount === 0
    return { kind: "rebuild", outcome: isNew ? "as-it-was" : "rebuilt-working-copy" }
  }
  if (isSame(rows.state, state)) return { kind: "none", outcome: "as-it-was" }
  const { generation } = rows.state
  if (generation < state.generation) {
    const then = journal.stateAt(generation)
    if (then !== null && isSame(then, rows.state)) return { kind: "replay", outcome: "caught-up" }
    // Its commit was compacted away, elsewhere: whether the journal descends from it cannot be seen any more.
    if (generation < journal.firstGeneration) return { kind: "rebuild", outcome: "rebuilt-working-copy" }
    return asked(choose)
  }
  const isOneBehind = rows.before !== null && isSame(rows.before, state)
  if (generation > state.generation && (journal.isTorn || isOneBehind)) {
    return { kind: "write-back", outcome: "mended-folder" }
  }
  return asked(choose)
}

function asked(choose?: "folder" | "computer"): Plan {
  if (choose === "folder") return { kind: "rebuild", outcome: "folder-chosen" }
  if (choose === "computer") return { kind: "rewrite", outcome: "computer-chosen" }
  return { kind: "ask" }
}

export function isSame(one: StateSeal, other: StateSeal): boolean {
  return (
    one.generation === other.generation &&
    one.rowCount === other.rowCount &&
    equalPublicBytes(one.rowsXor, other.rowsXor)
  )
}
