import { expect, it } from "vitest"
import {
  actionStatus,
  exchangeState,
  isOpenExchange,
  isToBeThanked,
  isUnsettledSession,
  sessionStatus,
} from "../../../src/domain/record-state.ts"
import { date } from "./arbitrary.ts"

it("what was simply written down was held, is done, is open; what was told stays as told", () => {
  expect([sessionStatus({}), exchangeState({}), actionStatus({})]).toEqual(["held", "done", "open"])
  expect(sessionStatus({ status: "planned" })).toBe("planned")
  expect(exchangeState({ state: "of a newer version" })).toBe("of a newer version")
  expect(actionStatus({ status: "done" })).toBe("done")
})

it("an exchange is open while it is asked for, offered or promised", () => {
  for (const state of ["requested", "offered", "promised"]) expect(isOpenExchange({ state })).toBe(true)
  for (const state of ["done", "declined", "withdrawn"]) expect(isOpenExchange({ state })).toBe(false)
  expect(isOpenExchange({})).toBe(false)
})

it("a done exchange is to be thanked for until that is done", () => {
  expect(isToBeThanked({ thanks: { isNeeded: true } })).toBe(true)
  expect(isToBeThanked({ thanks: { isNeeded: true, isDone: true } })).toBe(false)
  expect(isToBeThanked({ thanks: { isDone: false } })).toBe(false)
  expect(isToBeThanked({})).toBe(false)
  expect(isToBeThanked({ state: "promised", thanks: { isNeeded: true } })).toBe(false)
})

it("a session is unsettled once its planned day is past", () => {
  const day = date("2026-11-20")
  expect(isUnsettledSession({ date: day, status: "planned" }, date("2026-11-21"))).toBe(true)
  expect(isUnsettledSession({ date: day, status: "planned" }, day)).toBe(false)
  expect(isUnsettledSession({ date: day, status: "held" }, date("2026-11-21"))).toBe(false)
  expect(isUnsettledSession({ status: "planned" }, date("2026-11-21"))).toBe(false)
})
