import { expect, it } from "vitest"
import { firstScreen, screenOf } from "../../../src/app/closed-screens.ts"
import { lockOfKey } from "../../../src/app/lock-keys.ts"
import { secondsLeft } from "../../../src/app/unlock/use-countdown.ts"
import { isQuestion } from "../../../src/app/unlock/question.ts"
import type { UnreadableReason } from "../../../src/worker/api.ts"

const unreadable: readonly UnreadableReason[] = [
  "missing",
  "empty",
  "truncated",
  "foreign",
  "newer",
  "damaged",
  "not-readable",
]

it("only a folder without any trace of a vault leads to the welcome", () => {
  expect(screenOf({ kind: "absent" }).kind).toBe("welcome")
  expect(screenOf({ kind: "locked" }).kind).toBe("unlock")
})

it.each(unreadable)("a vault that is %s is said to be so, and is no first run", (reason) => {
  expect(screenOf({ kind: "unreadable", reason })).toEqual({ kind: "unreadable", reason })
})

it("several vaults of which none was opened last are chosen from, with nothing to go back to", () => {
  expect(screenOf({ kind: "choose" })).toEqual({ kind: "vaults", isFirst: true })
})

it("a page opened by a lock or after a crash has its field at once", () => {
  const none = { kind: "none" } as const
  expect(firstScreen("idle", none).kind).toBe("unlock")
  expect(firstScreen("crash", none).kind).toBe("unlock")
  expect(firstScreen("start", none).kind).toBe("starting")
})

it("a page that was locked to do something begins with it", () => {
  expect(firstScreen("lock", { kind: "pick-vault" })).toEqual({ kind: "vaults", isFirst: false })
  expect(firstScreen("lock", { kind: "move-vault", ref: "0f", place: null })).toEqual({
    kind: "moving",
    vault: "0f",
    place: null,
  })
})

it("only what the owner can answer is a question", () => {
  const facts = { generation: 1, entries: 1, lastChange: null }
  expect(isQuestion({ reason: "older-folder", folder: facts, computer: facts })).toBe(true)
  expect(isQuestion({ reason: "in-use", host: "desk", answer: "ask" })).toBe(true)
  expect(isQuestion({ reason: "in-use", host: "desk", answer: "refused" })).toBe(false)
  expect(isQuestion({ reason: "wrong-passphrase", waitMs: 0 })).toBe(false)
})

it("a wait is counted in whole seconds that are never promised too early", () => {
  expect(secondsLeft(4_000, 0)).toBe(4)
  expect(secondsLeft(4_000, 1)).toBe(4)
  expect(secondsLeft(4_000, 3_999)).toBe(1)
  expect(secondsLeft(4_000, 4_000)).toBe(0)
  expect(secondsLeft(4_000, 9_000)).toBe(0)
})

it("Ctrl L locks and Ctrl Alt L locks at once, by the key's place; neither does anything else", () => {
  const key = { code: "KeyL", ctrlKey: true, metaKey: false, altKey: false, shiftKey: false }
  expect(lockOfKey(key)).toBe("flush")
  expect(lockOfKey({ ...key, ctrlKey: false, metaKey: true })).toBe("flush")
  expect(lockOfKey({ ...key, altKey: true })).toBe("panic")
  expect(lockOfKey({ ...key, ctrlKey: false })).toBeNull()
  expect(lockOfKey({ ...key, shiftKey: true })).toBeNull()
  expect(lockOfKey({ ...key, code: "KeyK" })).toBeNull()
})
