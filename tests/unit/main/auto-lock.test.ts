import { describe, expect, test } from "vitest"
import { createAutoLock } from "../../../electron/main/auto-lock.ts"

function setUp() {
  const state = { now: 0, system: undefined as number | undefined, unlocked: true, asking: false }
  const locked: string[] = []
  const autoLock = createAutoLock({
    systemIdleMs: () => state.system,
    now: () => state.now,
    isUnlocked: () => state.unlocked,
    isAsking: () => state.asking,
    lock: (reason) => locked.push(reason),
  })
  return { state, locked, autoLock }
}

const minute = 60_000

describe("the idle clock", () => {
  test("locks after ten minutes without a word from the page, where the system has no clock", () => {
    const { state, locked, autoLock } = setUp()
    state.now = 10 * minute - 1
    autoLock.tick()
    expect(locked).toEqual([])
    state.now = 10 * minute
    autoLock.tick()
    expect(locked).toEqual(["idle"])
  })

  test("begins again with each touch of the page", () => {
    const { state, locked, autoLock } = setUp()
    state.now = 9 * minute
    autoLock.noteActivity()
    state.now = 18 * minute
    autoLock.tick()
    expect(locked).toEqual([])
    state.now = 19 * minute
    autoLock.tick()
    expect(locked).toEqual(["idle"])
  })

  test("follows the system's clock where there is one", () => {
    const { state, locked, autoLock } = setUp()
    state.now = 30 * minute
    state.system = 2_000
    autoLock.tick()
    expect(locked).toEqual([])
    state.system = 10 * minute
    autoLock.tick()
    expect(locked).toEqual(["idle"])
  })

  test("does not trust a system clock that stands at zero for ever", () => {
    const { state, locked, autoLock } = setUp()
    state.system = 0
    state.now = 10 * minute
    autoLock.tick()
    expect(locked).toEqual(["idle"])
  })

  test("takes the owner's own time, and stands still while nothing is unlocked", () => {
    const { state, locked, autoLock } = setUp()
    autoLock.set({ idleMs: minute, onSuspend: true, onBlur: false })
    state.now = minute
    state.unlocked = false
    autoLock.tick()
    expect(locked).toEqual([])
    state.unlocked = true
    autoLock.tick()
    expect(locked).toEqual(["idle"])
  })
})

describe("the system's signals", () => {
  test("lock on sleep and on the lock screen unless the owner chose otherwise, on blur only if chosen", () => {
    const { locked, autoLock } = setUp()
    autoLock.noteSuspend()
    autoLock.noteOsLock()
    autoLock.noteBlur()
    expect(locked).toEqual(["suspend", "os-lock"])
    autoLock.set({ idleMs: minute, onSuspend: false, onBlur: true })
    autoLock.noteSuspend()
    autoLock.noteOsLock()
    autoLock.noteBlur()
    expect(locked).toEqual(["suspend", "os-lock", "blur"])
  })

  test("do not take the app's own question for the owner leaving", () => {
    const { state, locked, autoLock } = setUp()
    autoLock.set({ idleMs: minute, onSuspend: true, onBlur: true })
    state.asking = true
    autoLock.noteBlur()
    expect(locked).toEqual([])
  })
})
