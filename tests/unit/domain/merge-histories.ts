import * as fc from "fast-check"
import { Copy, mergeInto } from "./merge-model.ts"

export type MergeStep =
  | Readonly<{ kind: "add" | "edit" | "write" | "both"; on: number; pick: number; word: string }>
  | Readonly<{ kind: "trash" | "restore" | "remove" | "thin"; on: number; pick: number }>
  | Readonly<{ kind: "jump"; on: number; years: number }>
  | Readonly<{ kind: "merge" | "keep" | "replace" | "merge-kept"; on: number; pick: number }>

const on = fc.nat(2)
const pick = fc.nat(7)
// Few words, so that both sides come upon the same one now and then.
const word = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom("a", "b", "c", "d") },
  { weight: 1, arbitrary: fc.constant("long ".repeat(900)) },
)

const change: fc.Arbitrary<MergeStep> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("add" as const), on, pick, word }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom("edit" as const, "write", "both"), on, pick, word }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constantFrom("trash" as const, "restore", "remove", "thin"), on, pick }),
  },
)
const jump = fc.record({
  kind: fc.constant("jump" as const),
  on,
  years: fc.integer({ min: -10, max: 10 }),
})
const exchange = fc.record({
  kind: fc.constantFrom("merge" as const, "merge", "keep", "replace", "merge-kept"),
  on,
  pick,
})

export type History = Readonly<{
  hasClocks: boolean
  before: readonly MergeStep[]
  after: readonly MergeStep[]
}>

/** What happened to one vault, and then to three copies of it. */
export const histories: fc.Arbitrary<History> = fc.record({
  hasClocks: fc.boolean(),
  before: fc.array(change, { maxLength: 6 }),
  after: fc.array(
    fc.oneof(
      { weight: 8, arbitrary: change },
      { weight: 1, arbitrary: jump },
      { weight: 2, arbitrary: exchange },
    ),
    { minLength: 1, maxLength: 24 },
  ),
})

/** Histories in which every wall clock is right and nothing is exchanged or removed: three copies that only changed. */
export const plainHistories: fc.Arbitrary<History> = histories.map(({ hasClocks, before, after }) => {
  const isPlain = ({ kind }: MergeStep) => !["jump", "merge", "keep", "replace", "merge-kept"].includes(kind)
  return { hasClocks, before: before.filter(isPlain), after: after.filter(isPlain) }
})

const yearMs = 365 * 86_400_000

export type Kept = Readonly<{ of: Copy; former: Copy }>

/** The copies at the end, and the backups that were kept of them. `onMerge` is told before each merge. */
export function live(
  { hasClocks, before, after }: History,
  onMerge: (into: Copy, from: Copy) => void = () => undefined,
): Readonly<{ copies: readonly Copy[]; kept: readonly Kept[] }> {
  const common = new Copy("common00")
  common.hasClocks = hasClocks
  common.write(null, { title: "first" }, { text: "first" })
  common.write(null, { title: "second" }, { text: "second", notes: "more" })
  for (const step of before) carryOut(common, step)
  common.hasClocks = true
  const copies = [0, 1, 2].map((at) => new Copy(`copy---${at}`, common))
  let kept: Kept[] = copies.map((of) => ({ of, former: new Copy("unused--", common) }))
  let renewed = 0
  const merge = (into: Copy, from: Copy) => {
    onMerge(into, from)
    mergeInto(into, from)
  }
  for (const step of after) {
    const copy = copies[step.on] as Copy
    if (step.kind === "merge") merge(copy, copies[(step.on + 1 + (step.pick % 2)) % 3] as Copy)
    else if (step.kind === "keep") kept.push({ of: copy, former: new Copy(copy.replica, copy) })
    else if (step.kind === "merge-kept") merge(copy, (kept[step.pick % kept.length] as Kept).former)
    else if (step.kind === "replace") {
      copy.becomeAgain(
        (kept[step.pick % kept.length] as Kept).former,
        `again${String(renewed++).padStart(3, "0")}`,
      )
      // What was kept of what it has been is no former state of what it is.
      kept = kept.filter(({ of }) => of !== copy)
      kept.push({ of: copy, former: new Copy(copy.replica, copy) })
    } else carryOut(copy, step)
  }
  return { copies, kept }
}

function carryOut(copy: Copy, step: MergeStep): void {
  if (step.kind === "jump") {
    copy.now += step.years * yearMs
    return
  }
  if (step.kind === "thin") return copy.thin(step.pick)
  const { entries } = copy
  const id = entries[step.pick % Math.max(1, entries.length)]
  if (step.kind === "add") copy.write(null, { title: step.word }, { text: step.word })
  else if (id === undefined) return
  else if (step.kind === "edit") copy.write(id, { title: step.word })
  else if (step.kind === "write") copy.write(id, {}, { text: step.word })
  else if (step.kind === "both") copy.write(id, { title: step.word }, { text: step.word, notes: step.word })
  else if (step.kind === "trash") copy.write(id, { deletedAt: new Date(copy.now).toISOString() })
  else if (step.kind === "restore") copy.write(id, { deletedAt: undefined })
  else if (step.kind === "remove") copy.remove(id)
}
