import * as fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { ok, type Result, refuse } from "../../../../src/base/result.ts"
import { makeAutosave } from "../../../../src/app/autosave/autosave.ts"
import { type AutosaveEvent, type AutosaveState, step } from "../../../../src/app/autosave/autosave-state.ts"

type Change = Readonly<Record<string, number>>
type Refusal = "disk-full"
type State = AutosaveState<Change, Refusal>

const merge = (earlier: Change, later: Change): Change => ({ ...earlier, ...later })
const times = { pause: 600, longest: 1_500, again: 5_000 }

describe("the autosave machine", () => {
  const change = fc.dictionary(fc.constantFrom("title", "date", "document"), fc.nat(9), { minKeys: 1 })
  const event: fc.Arbitrary<AutosaveEvent<Change, Refusal>> = fc.oneof(
    { weight: 3, arbitrary: change.map((made) => ({ kind: "edited", change: made }) as const) },
    fc.constant({ kind: "due" } as const),
    fc.constant({ kind: "saved" } as const),
    fc.constant({ kind: "refused", reason: "disk-full" } as const),
  )

  it("holds every change that was not answered with success, the latest of each field, whatever happens", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let state: State = { kind: "clean" }
        let stored: Change = {}
        let wanted: Change = {}
        for (const happened of events) {
          const isAnswer = happened.kind === "saved" || happened.kind === "refused"
          if (isAnswer && state.kind !== "saving") continue
          if (happened.kind === "edited") wanted = merge(wanted, happened.change)
          if (happened.kind === "saved" && state.kind === "saving") stored = merge(stored, state.inFlight)
          state = step(state, happened, merge)
          expect(merge(stored, pendingOf(state))).toEqual(wanted)
        }
      }),
    )
  })

  it("is clean only when everything is stored", () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 10 }), (changes) => {
        let state: State = { kind: "clean" }
        for (const made of changes)
          state = step<Change, Refusal>(state, { kind: "edited", change: made }, merge)
        expect(state.kind).toBe("dirty")
        state = step<Change, Refusal>(state, { kind: "due" }, merge)
        expect(state.kind).toBe("saving")
        expect(step<Change, Refusal>(state, { kind: "saved" }, merge).kind).toBe("clean")
      }),
    )
  })

  it("does nothing when it is due and nothing was edited", () => {
    expect(step<Change, Refusal>({ kind: "clean" }, { kind: "due" }, merge)).toEqual({ kind: "clean" })
  })

  it("refuses an answer that nobody asked for", () => {
    expect(() => step<Change, Refusal>({ kind: "clean" }, { kind: "saved" }, merge)).toThrow("not asked for")
  })
})

describe("autosave", () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it("saves nothing that was only loaded", async () => {
    const { autosave, saves } = watched()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await autosave.flush()).toBe(true)
    expect(saves).toEqual([])
  })

  it("saves after a pause, once", async () => {
    const { autosave, saves } = watched()
    autosave.edit({ title: 1 })
    autosave.edit({ title: 2 })
    await vi.advanceTimersByTimeAsync(times.pause - 1)
    expect(saves).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(saves).toEqual([{ title: 2 }])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saves).toHaveLength(1)
  })

  it("does not wait for a pause that never comes", async () => {
    const { autosave, saves } = watched()
    for (let key = 0; key < 40; key += 1) {
      autosave.edit({ document: key })
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(saves.length).toBeGreaterThanOrEqual(2)
  })

  it("saves an empty text like any other", async () => {
    const { autosave, saves } = watched()
    autosave.edit({ document: 0 })
    await autosave.flush()
    expect(saves).toEqual([{ document: 0 }])
  })

  it("keeps one save under way at a time, and a flush includes what was typed meanwhile", async () => {
    const { autosave, saves, mostAtOnce } = watched({ takesMs: 50 })
    autosave.edit({ title: 1 })
    await vi.advanceTimersByTimeAsync(times.pause)
    autosave.edit({ title: 2 })
    const flushed = autosave.flush()
    await vi.advanceTimersByTimeAsync(200)
    expect(await flushed).toBe(true)
    expect(saves).toEqual([{ title: 1 }, { title: 2 }])
    expect(mostAtOnce()).toBe(1)
  })

  it("keeps a refused change, says why, and tries again by itself", async () => {
    const { autosave, saves, refuseNext } = watched()
    refuseNext(2)
    autosave.edit({ title: 1 })
    expect(await autosave.flush()).toBe(false)
    expect(autosave.state()).toEqual({ kind: "failed", change: { title: 1 }, reason: "disk-full" })
    autosave.edit({ date: 3 })
    await vi.advanceTimersByTimeAsync(times.again)
    expect(autosave.state().kind).toBe("failed")
    await vi.advanceTimersByTimeAsync(times.again)
    expect(autosave.state()).toEqual({ kind: "clean" })
    expect(saves.at(-1)).toEqual({ title: 1, date: 3 })
  })

  it("keeps nothing unsaved for longer than two seconds, in any rhythm of typing, where a save takes no longer than a quarter of one", async () => {
    const rhythm = fc.array(fc.nat(700), { minLength: 1, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(rhythm, fc.nat(250), async (pauses, takesMs) => {
        const { autosave, stored } = watched({ takesMs })
        const typedAt: number[] = []
        for (const pause of pauses) {
          autosave.edit({ document: typedAt.length })
          typedAt.push(Date.now())
          await vi.advanceTimersByTimeAsync(pause)
          const firstUnsaved = typedAt[(stored()["document"] ?? -1) + 1] ?? Date.now()
          expect(Date.now() - firstUnsaved).toBeLessThanOrEqual(2_000)
        }
        autosave.stop()
      }),
      { numRuns: 200 },
    )
  })

  it("lays nothing that was given up over what is written later, also where its save is under way", async () => {
    const { autosave, saves, refuseNext } = watched({ takesMs: 50 })
    refuseNext(1)
    autosave.edit({ title: 1 })
    const failing = autosave.flush()
    await vi.advanceTimersByTimeAsync(100)
    expect(await failing).toBe(false)
    autosave.drop()
    expect(autosave.state()).toEqual({ kind: "clean" })
    refuseNext(1)
    autosave.edit({ title: 2 })
    await vi.advanceTimersByTimeAsync(times.pause + 10)
    expect(autosave.state().kind).toBe("saving")
    autosave.drop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(autosave.state()).toEqual({ kind: "clean" })
    expect(saves).toEqual([])
  })

  it("ends with the last of every field stored, in any order of typing, waiting, flushing and failing", async () => {
    const act = fc.oneof(
      fc.record({ edit: fc.constantFrom("title", "date", "document"), value: fc.nat(99) }),
      fc.record({ waitMs: fc.nat(2_000) }),
      fc.record({ refuse: fc.integer({ min: 1, max: 3 }) }),
      fc.constant({ flush: true } as const),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), fc.nat(120), async (acts, takesMs) => {
        const { autosave, stored, mostAtOnce, refuseNext } = watched({ takesMs })
        let wanted: Change = {}
        for (const done of acts) {
          if ("edit" in done) {
            autosave.edit({ [done.edit]: done.value })
            wanted = merge(wanted, { [done.edit]: done.value })
          } else if ("waitMs" in done) await vi.advanceTimersByTimeAsync(done.waitMs)
          else if ("refuse" in done) refuseNext(done.refuse)
          else void autosave.flush()
        }
        refuseNext(0)
        const last = autosave.flush()
        await vi.advanceTimersByTimeAsync(10_000)
        expect(await last).toBe(true)
        expect(stored()).toEqual(wanted)
        expect(mostAtOnce()).toBeLessThanOrEqual(1)
        autosave.stop()
      }),
      { numRuns: 200 },
    )
  })
})

function pendingOf(state: State): Change {
  switch (state.kind) {
    case "clean":
      return {}
    case "dirty":
    case "failed":
      return state.change
    case "saving":
      return merge(state.inFlight, state.next ?? {})
  }
}

/** An autosave over a store that takes its time and refuses when told to. */
function watched({ takesMs = 0 }: { takesMs?: number } = {}) {
  const saves: Change[] = []
  let stored: Change = {}
  let refusals = 0
  let atOnce = 0
  let mostAtOnce = 0
  const autosave = makeAutosave<Change, Refusal>({
    merge,
    times,
    save: async (change): Promise<Result<null, Refusal>> => {
      atOnce += 1
      mostAtOnce = Math.max(mostAtOnce, atOnce)
      if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs))
      atOnce -= 1
      if (refusals > 0) {
        refusals -= 1
        return refuse("disk-full")
      }
      saves.push(change)
      stored = merge(stored, change)
      return ok(null)
    },
  })
  return {
    autosave,
    saves,
    stored: () => stored,
    mostAtOnce: () => mostAtOnce,
    refuseNext: (count: number) => {
      refusals = count
    },
  }
}
