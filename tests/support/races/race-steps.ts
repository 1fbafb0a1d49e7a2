import * as fc from "fast-check"

/** What the owner types while something else is under way: at most a letter at a time, after so many milliseconds. */
export type Typing = readonly Readonly<{ into: "title" | "text"; afterMs: number }>[]

export type Step =
  | Readonly<{ do: "type"; typing: Typing }>
  | Readonly<{ do: "wait"; ms: number }>
  | Readonly<{ do: "go" | "trash"; typing: Typing; to: number }>
  | Readonly<{ do: "undo" }>
  /** Thrown away and removed for good from somewhere else, while its page is open. */
  | Readonly<{ do: "remove"; typing: Typing; to: number }>
  | Readonly<{ do: "lock" | "quit"; typing: Typing; stays: boolean }>
  | Readonly<{ do: "panic"; typing: Typing; withinMs: number }>
  | Readonly<{ do: "reload"; typing: Typing }>
  | Readonly<{ do: "refuse"; at: number; lasts: "once" | "until-healed" }>
  | Readonly<{ do: "slow"; times: readonly number[] }>
  | Readonly<{ do: "heal" }>

const typing: fc.Arbitrary<Typing> = fc.array(
  fc.record({ into: fc.constantFrom("title" as const, "text" as const), afterMs: fc.nat(3) }),
  { maxLength: 6 },
)
const to = fc.nat(9)
const one = <Name extends string>(name: Name) => fc.constant(name)
const of = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary })

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    of(6, fc.record({ do: one("type"), typing })),
    of(2, fc.record({ do: one("wait"), ms: fc.nat(25) })),
    of(4, fc.record({ do: one("go"), typing, to })),
    of(3, fc.record({ do: one("trash"), typing, to })),
    of(2, fc.record({ do: one("undo") })),
    of(1, fc.record({ do: one("remove"), typing, to })),
    of(3, fc.record({ do: fc.constantFrom("lock" as const, "quit" as const), typing, stays: fc.boolean() })),
    of(1, fc.record({ do: one("panic"), typing, withinMs: fc.nat(30) })),
    of(2, fc.record({ do: one("reload"), typing })),
    of(
      2,
      fc.record({
        do: one("refuse"),
        at: fc.nat(9),
        lasts: fc.constantFrom("once" as const, "until-healed" as const),
      }),
    ),
    of(2, fc.record({ do: one("slow"), times: fc.array(fc.nat(25), { minLength: 1, maxLength: 4 }) })),
    of(1, fc.record({ do: one("heal") })),
  ),
  { minLength: 4, maxLength: 16 },
)
