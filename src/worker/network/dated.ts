import { compareText } from "../../domain/compare-text.ts"
import type { Envelope, RecordId } from "../../domain/envelope.ts"

type Dated = Pick<Envelope, "id" | "createdAt"> &
  Readonly<{ due?: string; promisedFor?: string; date?: string }>

/** Ids in the order of the day that each is expected on, else was made for; those without a day last. */
export function dated(records: readonly Dated[]): readonly RecordId[] {
  return records
    .toSorted(
      (one, other) =>
        compareText(dayOf(one), dayOf(other)) ||
        compareText(one.createdAt, other.createdAt) ||
        compareText(one.id, other.id),
    )
    .map(({ id }) => id)
}

function dayOf({ due, promisedFor, date }: Dated): string {
  return due ?? promisedFor ?? date ?? "without a day"
}
