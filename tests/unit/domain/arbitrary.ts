import * as fc from "fast-check"
import type { LocalDate } from "../../../src/base/local-date.ts"
import { addDays, dateOfDayNumber } from "../../../src/domain/calendar.ts"
import type { Instant, RecordId } from "../../../src/domain/envelope.ts"

export const date = (text: string): LocalDate => text as LocalDate
export const instant = (text: string): Instant => text as Instant
/** A number as an id. */
export const id = (number: number): RecordId => number.toString(16).padStart(32, "0") as RecordId

/** All days that can be written. */
export const anyDay = fc.integer({ min: -719_162, max: 2_932_896 }).map(dateOfDayNumber)

/** Days within so many around a leap year's February, so that they meet each other and the ends of months. */
export const nearDay = (days: number): fc.Arbitrary<LocalDate> =>
  fc.integer({ min: -days, max: days }).map((offset) => addDays(date("2024-02-15"), offset))

/** Items in an order of their own and in another one. */
export const inTwoOrders = <Item>(items: fc.Arbitrary<Item[]>): fc.Arbitrary<[Item[], Item[]]> =>
  items.chain((list) =>
    fc
      .shuffledSubarray(list, { minLength: list.length, maxLength: list.length })
      .map((shuffled): [Item[], Item[]] => [list, shuffled]),
  )
