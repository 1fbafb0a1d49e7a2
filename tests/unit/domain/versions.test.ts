import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Instant } from "../../../src/domain/envelope.ts"
import { isVersionDue, type VersionAge, versionsToDrop } from "../../../src/domain/versions.ts"
import { id, instant, inTwoOrders } from "./arbitrary.ts"

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const late = Date.parse("2026-11-20T23:59:59.999Z")
const at = (ms: number): Instant => instant(new Date(ms).toISOString())
const made = (number: number, ms: number): VersionAge => ({ id: id(number), at: at(ms) })
const keptOf = (versions: readonly VersionAge[], now: number): VersionAge[] => {
  const dropped = new Set(versionsToDrop(versions, at(now)))
  return versions.filter((version) => !dropped.has(version.id))
}

describe("keeping a version", () => {
  it("is due once a minute, and at once where there is none or the clock was set back", () => {
    expect(isVersionDue(null, at(late))).toBe(true)
    expect(isVersionDue(at(late - minute), at(late))).toBe(true)
    expect(isVersionDue(at(late - minute + 1), at(late))).toBe(false)
    expect(isVersionDue(at(late + 1000), at(late))).toBe(false)
    expect(isVersionDue(at(late + 3650 * day), at(late))).toBe(true)
  })
})

describe("thinning the versions of a text", () => {
  it("leaves one a minute of the last hour, one an hour of the last day, one a day of 90 days: the last of each", () => {
    const steps = (count: number, step: number, from: number): number[] =>
      Array.from({ length: count }, (_, number) => from - number * step)
    const ages = [
      ...steps(240, 15_000, late),
      ...steps(140, 10 * minute, late - hour),
      ...steps(300, 8 * hour, late - day),
    ]
    const versions = ages.map((ms, number) => made(number, ms))
    const kept = keptOf(versions, late).map((version) => late - Date.parse(version.at))
    expect(kept.filter((age) => age < hour)).toHaveLength(60)
    expect(kept.filter((age) => age >= hour && age < day)).toHaveLength(23)
    expect(kept.filter((age) => age >= day && age < 90 * day)).toHaveLength(89)
    expect(kept.filter((age) => age >= 90 * day)).toEqual([])
    expect(keptOf([made(1, late - 50_000), made(2, late - 10_000)], late)).toEqual([made(2, late - 10_000)])
  })

  it("never drops the last one, however old", () => {
    const versions = [made(1, late - 400 * day), made(2, late - 300 * day)]
    expect(keptOf(versions, late)).toEqual([made(2, late - 300 * day)])
  })

  it("keeps what lies ahead of a clock that was set back", () => {
    const ahead = [made(1, late + 400 * day), made(2, late + 300 * day)]
    expect(keptOf(ahead, late)).toEqual(ahead)
  })

  const versions = fc
    .array(
      fc.oneof(
        fc.integer({ min: -2 * minute, max: 2 * hour }),
        fc.integer({ min: 0, max: 2 * day }),
        fc.integer({ min: 0, max: 100 * day }),
      ),
      { maxLength: 60 },
    )
    .map((ages) => ages.map((age, number) => made(number, late - age)))

  it("is done once: what stays, stays; and the order of the versions does not matter", () => {
    fc.assert(
      fc.property(inTwoOrders(versions), ([one, other]) => {
        const dropped = versionsToDrop(one, at(late))
        expect(versionsToDrop(other, at(late))).toEqual(dropped)
        const kept = keptOf(one, late)
        expect(versionsToDrop(kept, at(late))).toEqual([])
        const newest = Math.max(...one.map((version) => Date.parse(version.at)))
        if (one.length > 0) expect(kept.map((version) => Date.parse(version.at))).toContain(newest)
      }),
    )
  })

  it("a little at a time leaves what thinning all at once leaves, or a later one of the same hour or day", () => {
    fc.assert(
      fc.property(versions, fc.array(fc.nat(3 * day), { maxLength: 8 }), (all, waits) => {
        let left: readonly VersionAge[] = all
        let now = late
        for (const wait of waits) {
          left = keptOf(left, now)
          now += wait
        }
        const kept = keptOf(left, now).map((version) => Date.parse(version.at))
        for (const { at: madeAt } of keptOf(all, now)) {
          // An hour is passed through half in one manner and half in the other: then its last is enough.
          const place = now - Date.parse(madeAt) < day ? hour : day
          const isSamePlace = (ms: number) =>
            Math.floor(ms / place) === Math.floor(Date.parse(madeAt) / place)
          expect(kept.some((ms) => ms >= Date.parse(madeAt) && isSamePlace(ms))).toBe(true)
        }
      }),
    )
  })

  it("leaves for every version one that was made in the same minute, hour or day after it", () => {
    fc.assert(
      fc.property(versions, (all) => {
        const kept = keptOf(all, late).map((version) => Date.parse(version.at))
        for (const { at: madeAt } of all) {
          const age = late - Date.parse(madeAt)
          if (age >= 90 * day) continue
          const reach = age < hour ? minute : age < day ? hour : day
          expect(kept.some((ms) => ms >= Date.parse(madeAt) && ms - Date.parse(madeAt) < reach)).toBe(true)
        }
      }),
    )
  })
})
