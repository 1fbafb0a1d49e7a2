import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  advanced,
  type Clock,
  clockOf,
  clockOrder,
  isSeenBy,
  joined,
  mostReplicas,
  noClock,
} from "../../../src/domain/clock.ts"

const replica = (at: number) => `replica${String.fromCharCode(65 + at)}`

describe("a clock", () => {
  it("knows what came first, and what was changed apart", () => {
    const first = advanced(noClock, replica(0), 7)
    const here = advanced(first, replica(0), 9)
    const there = advanced(first, replica(1), 8)
    expect(clockOrder(first, here)).toBe("before")
    expect(clockOrder(here, first)).toBe("after")
    expect(clockOrder(here, there)).toBe("apart")
    expect(clockOrder(joined(here, there), joined(there, here))).toBe("same")
    expect(clockOrder(noClock, first)).toBe("before")
  })

  it("is read from outside without what is no entry", () => {
    const clock: unknown = JSON.parse(
      '{"AAAAAAAA":3,"AAAAAAA":1,"__proto__":{"x":1},"BBBBBBBB":1.5,"CCCCCCCC":-1,"toString":2}',
    )
    expect(clockOf({ clock })).toEqual({ AAAAAAAA: 3, toString: 2 })
    for (const none of [undefined, null, [1], "AAAAAAAA", 3]) expect(clockOf({ clock: none })).toEqual({})
    // A name that every object has is no entry of a clock without it.
    expect(isSeenBy({ toString: 1 }, {})).toBe(false)
    expect(joined({}, { toString: 2 })).toEqual({ toString: 2 })
  })

  it("of a record changed by more replicas than it remembers never claims a descent that is not there", () => {
    type State = Readonly<{ clock: Clock; truth: ReadonlySet<number> }>
    const steps = fc.array(fc.record({ on: fc.nat(35), back: fc.nat(3), isMerge: fc.boolean() }), {
      minLength: 100,
      maxLength: 140,
    })
    let shortened = 0
    fc.assert(
      fc.property(steps, (all) => {
        const states = new Map<number, State>()
        const former: State[] = [{ clock: noClock, truth: new Set() }]
        for (const [at, { on, back, isMerge }] of all.entries()) {
          const first = former[0] as State
          const [own, other] = [states.get(on) ?? first, former.at(-1 - back) ?? first]
          const truth = new Set([...own.truth, ...other.truth])
          const clock = joined(own.clock, other.clock)
          const state = isMerge
            ? { clock, truth }
            : { clock: advanced(clock, replica(on), at + 1), truth: truth.add(at) }
          if (!isMerge && Object.keys(clock).length >= mostReplicas) shortened += 1
          states.set(on, state)
          former.push(state)
        }
        for (const one of former) {
          for (const other of former) {
            if (!isSeenBy(one.clock, other.clock)) continue
            if (![...one.truth].every((change) => other.truth.has(change))) throw new Error("a false descent")
          }
        }
      }),
      { numRuns: 30, endOnFailure: true },
    )
    expect(shortened).toBeGreaterThan(50)
    let clock = noClock
    for (let at = 0; at < 40; at++) clock = advanced(clock, replica(at), at + 1)
    expect(Object.keys(clock)).toHaveLength(mostReplicas)
  })
})
