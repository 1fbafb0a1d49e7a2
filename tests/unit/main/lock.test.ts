import { spawn } from "node:child_process"
import { once } from "node:events"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { createCrashWatch } from "../../../electron/main/crash.ts"
import { createFlusher } from "../../../electron/main/flush.ts"
import { createLeave } from "../../../electron/main/leave.ts"
import { createLock, type LockParts } from "../../../electron/main/lock.ts"
import { createPageState, freshPage } from "../../../electron/main/page-state.ts"
import { type EndParts, endRenderer } from "../../../electron/main/renderer-end.ts"
import { ok, refuse } from "../../../src/base/result.ts"
import type { EventPayload } from "../../../src/contract/events.ts"
import type { FlushOutcome } from "../../../src/contract/values.ts"

type FlushEvent = EventPayload<"flush">
type PageAnswer = (event: FlushEvent) => FlushOutcome | "silent"

const lockSteps = ["seal", "end, door shut", "unseal", "fresh, door open, page locked"]

/** The parts around lock and leave, with a page that answers as told, and a record of what happened in which order. */
function setUp(answer: PageAnswer, over: Partial<LockParts> = {}) {
  const seen: string[] = []
  const page = createPageState(() => {})
  const flusher = createFlusher((_name, payload) => {
    const event = payload as FlushEvent
    seen.push(`flush ${event.reason} ${event.withinMs}`)
    const outcome = answer(event)
    if (outcome !== "silent") queueMicrotask(() => flusher.answered(event.token, outcome))
  })
  const lock = createLock({
    page,
    flusher,
    sealFiles: async () => {
      seen.push("seal")
    },
    unsealFiles: () => seen.push("unseal"),
    endRenderer: async () => {
      seen.push(`end, door ${lock.isEnding() ? "shut" : "open"}`)
      return ok()
    },
    openFreshPage: async () => {
      seen.push(`fresh, door ${lock.isEnding() ? "shut" : "open"}, page ${page.current().state}`)
    },
    askToLoseText: async () => {
      seen.push("ask")
      return false
    },
    exit: () => seen.push("exit"),
    flushWithinMs: 3_000,
    panicWithinMs: 300,
    ...over,
  })
  const leave = createLeave({
    page,
    flusher,
    lock,
    askToLoseText: async () => {
      seen.push("ask")
      return false
    },
    sealFiles: async () => {
      seen.push("seal")
    },
    beforeGoing: async () => {
      seen.push("tidy")
    },
    destroyWindow: () => seen.push("destroy"),
    flushWithinMs: 3_000,
  })
  page.set({ state: "unlocked", dirty: true, commands: ["search"] })
  return { seen, page, flusher, lock, leave }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe("locking", () => {
  test("saves, ends the page's process, and only then opens a fresh page", async () => {
    const { seen, lock, page } = setUp(() => "saved")
    expect(lock.start("lock")).toBe(true)
    await lock.settled()
    expect(seen).toEqual(["flush lock 3000", ...lockSteps])
    expect([lock.whyFresh(), lock.isRunning(), page.current()]).toEqual(["lock", false, freshPage])
  })

  test("goes on without a page that does not answer in time", async () => {
    const { seen, lock } = setUp(() => "silent")
    lock.start("idle")
    await vi.advanceTimersByTimeAsync(2_999)
    expect(seen).toEqual(["flush idle 3000"])
    await vi.advanceTimersByTimeAsync(1)
    await lock.settled()
    expect(seen.at(-1)).toBe("fresh, door open, page locked")
  })

  test("waits a tenth of that in a panic, and a panic cuts a wait under way short", async () => {
    const alone = setUp(() => "silent")
    alone.lock.start("panic")
    await vi.advanceTimersByTimeAsync(300)
    await alone.lock.settled()
    expect(alone.seen).toEqual(["flush panic 300", ...lockSteps])

    const second = setUp(() => "silent")
    second.lock.start("lock")
    expect(second.lock.start("panic")).toBe(false)
    await second.lock.settled()
    expect(second.seen).toEqual(["flush lock 3000", ...lockSteps])
  })

  test("asks before text is lost only when the owner locked by hand", async () => {
    const byHand = setUp(() => "failed")
    byHand.lock.start("lock")
    await byHand.lock.settled()
    expect(byHand.seen).toEqual(["flush lock 3000", "ask"])
    expect(byHand.page.current().state).toBe("unlocked")

    for (const reason of ["panic", "idle", "suspend", "os-lock", "blur"] as const) {
      const automatic = setUp(() => "failed")
      automatic.lock.start(reason)
      await automatic.lock.settled()
      expect(automatic.seen).not.toContain("ask")
      expect(automatic.seen.at(-1)).toBe("fresh, door open, page locked")
    }
  })

  test("withdraws that question when the owner has walked away", async () => {
    let isWithdrawn = false
    const { seen, lock } = setUp(() => "failed", {
      askToLoseText: (withdrawn) => {
        withdrawn.addEventListener("abort", () => {
          isWithdrawn = true
        })
        return new Promise(() => {})
      },
    })
    lock.start("lock")
    await vi.advanceTimersByTimeAsync(10)
    expect(seen).toEqual(["flush lock 3000"])
    lock.start("os-lock")
    await lock.settled()
    expect([isWithdrawn, seen.at(-1)]).toEqual([true, "fresh, door open, page locked"])
  })

  test("starts by itself only when something is unlocked, by hand always", async () => {
    const { seen, lock, page } = setUp(() => "saved")
    page.set(freshPage)
    for (const reason of ["idle", "suspend", "os-lock", "blur"] as const)
      expect(lock.start(reason)).toBe(false)
    expect(seen).toEqual([])
    expect(lock.start("lock")).toBe(true)
    await lock.settled()
    expect(seen).toEqual([...lockSteps])
  })

  test("leaves the app when the process outlives a kill or the lock itself fails", async () => {
    const stuck = setUp(() => "saved", { endRenderer: async () => refuse("still-alive") })
    stuck.lock.start("lock")
    await stuck.lock.settled()
    expect(stuck.seen).toEqual(["flush lock 3000", "seal", "exit"])
    expect(stuck.page.current().state).toBe("unlocked")

    const broken = setUp(() => "saved", { openFreshPage: () => Promise.reject(new Error("no page")) })
    broken.lock.start("lock")
    await broken.lock.settled()
    expect(broken.seen.at(-1)).toBe("exit")
  })

  test("takes an answer only for the token that is waited for", async () => {
    const { seen, lock, flusher } = setUp(() => "silent")
    lock.start("lock")
    expect(flusher.answered("0".repeat(32), "saved")).toBe(false)
    expect(seen).toEqual(["flush lock 3000"])
    await vi.advanceTimersByTimeAsync(3_000)
    await lock.settled()
  })
})

describe("leaving", () => {
  test("saves and tidies before the window goes, once, however often it is asked", async () => {
    const { seen, leave } = setUp(() => "saved")
    const both = await Promise.all([leave("close"), leave("quit")])
    expect([both, seen]).toEqual([
      [true, true],
      ["flush close 3000", "seal", "tidy", "destroy"],
    ])
  })

  test("asks when the page could not save, and stays if the owner wants to", async () => {
    const { seen, leave } = setUp(() => "failed")
    expect(await leave("quit")).toBe(false)
    expect(seen).toEqual(["flush quit 3000", "ask"])
    expect(await leave("shutdown")).toBe(true)
    expect(seen.slice(2)).toEqual(["flush shutdown 3000", "seal", "tidy", "destroy"])
  })

  test("is not held back by a page that does not answer", async () => {
    const { seen, leave } = setUp(() => "silent")
    const left = leave("close")
    await vi.advanceTimersByTimeAsync(3_000)
    expect([await left, seen]).toEqual([true, ["flush close 3000", "seal", "tidy", "destroy"]])
  })

  test("asks a locked page nothing, and waits for a lock under way", async () => {
    const { seen, leave, lock } = setUp(() => "saved")
    lock.start("lock")
    expect(await leave("close")).toBe(true)
    expect(seen).toEqual(["flush lock 3000", ...lockSteps, "seal", "tidy", "destroy"])
  })
})

describe("a page that crashed", () => {
  test("is opened again three times a minute, then the app gives up", () => {
    const seen: string[] = []
    let now = 0
    const crashed = createCrashWatch({
      isLocking: () => false,
      cutFlushShort: () => seen.push("cut"),
      openFreshPage: () => seen.push("fresh"),
      giveUp: () => seen.push("give up"),
      now: () => now,
    })
    for (const at of [0, 10_000, 20_000, 65_000, 75_000]) {
      now = at
      crashed()
    }
    expect(seen).toEqual(["fresh", "fresh", "fresh", "fresh", "fresh"])
    for (const at of [75_100, 75_200, 75_300]) {
      now = at
      crashed()
    }
    expect(seen.slice(5)).toEqual(["give up", "give up", "give up"])
  })

  test("belongs to the lock while one is under way", () => {
    const seen: string[] = []
    const crashed = createCrashWatch({
      isLocking: () => true,
      cutFlushShort: () => seen.push("cut"),
      openFreshPage: () => seen.push("fresh"),
      giveUp: () => seen.push("give up"),
      now: () => 0,
    })
    for (let count = 0; count < 9; count += 1) crashed()
    expect(new Set(seen)).toEqual(new Set(["cut"]))
  })
})

describe("ending the page's process", () => {
  type Gone = () => void

  /** Web contents whose renderer is the given process; `crash` is what `forcefullyCrashRenderer` does. */
  function contentsOf(pid: number, crash: (gone: Gone) => void) {
    let listener: Gone = () => {}
    const seen: string[] = []
    const contents = {
      getOSProcessId: () => pid,
      isCrashed: () => false,
      forcefullyCrashRenderer: () => {
        seen.push("crash")
        crash(() => listener())
      },
      once: (_event: string, heard: Gone) => {
        listener = heard
      },
      removeListener: () => {
        listener = () => {}
      },
    }
    return { contents: contents as unknown as EndParts["contents"], seen, gone: () => listener() }
  }

  async function realProcess() {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" })
    await once(child, "spawn")
    return { child, pid: child.pid ?? 0, ended: once(child, "exit") }
  }

  beforeEach(() => {
    vi.useRealTimers()
  })

  const kill: EndParts["kill"] = (pid, signal) => process.kill(pid, signal)

  test("returns only when the system no longer knows the process", async () => {
    const { child, pid, ended } = await realProcess()
    const { contents, seen } = contentsOf(pid, (gone) => {
      gone()
      setTimeout(() => child.kill("SIGKILL"), 80)
    })
    expect(await endRenderer({ contents, kill, canKillFromOutside: false, waitMs: 3_000 })).toEqual(ok())
    expect(() => process.kill(pid, 0)).toThrow("ESRCH")
    expect(seen).toEqual(["crash"])
    await ended
  })

  test("kills from outside where it may, so that no core dump is made of a crash", async () => {
    const { child, pid, ended } = await realProcess()
    const { contents, seen, gone } = contentsOf(pid, () => {})
    child.once("exit", gone)
    expect(await endRenderer({ contents, kill, canKillFromOutside: true, waitMs: 3_000 })).toEqual(ok())
    expect(seen).toEqual([])
    expect((await ended)[1]).toBe("SIGKILL")
  })

  test("kills what a crash did not end", async () => {
    const { child, pid, ended } = await realProcess()
    const { contents, seen, gone } = contentsOf(pid, () => {})
    child.once("exit", gone)
    expect(await endRenderer({ contents, kill, canKillFromOutside: false, waitMs: 1_500 })).toEqual(ok())
    expect([seen, (await ended)[1]]).toEqual([["crash"], "SIGKILL"])
  })

  test("does not take an unknown number, or a wrong one, for an ended process", async () => {
    const unknown = contentsOf(0, () => {})
    const parts = { kill, canKillFromOutside: false, waitMs: 30 }
    expect(await endRenderer({ ...parts, contents: unknown.contents })).toEqual(refuse("still-alive"))
    expect(unknown.seen).toEqual(["crash"])
    const wrong = contentsOf(4_000_000, () => {})
    expect(await endRenderer({ ...parts, contents: wrong.contents })).toEqual(refuse("still-alive"))
    const told = contentsOf(0, (gone) => gone())
    expect(await endRenderer({ ...parts, contents: told.contents })).toEqual(ok())
  })

  test("says so when the process outlives all of it", async () => {
    const { contents } = contentsOf(4_000_000, () => {})
    const result = await endRenderer({ contents, kill: () => {}, canKillFromOutside: true, waitMs: 30 })
    expect(result).toEqual(refuse("still-alive"))
  })
})
