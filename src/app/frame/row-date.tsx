import type { LocalDate } from "../../base/local-date.ts"
import { classNames } from "../../ui/class-names.ts"
import { sayDay, sayDayAndMonth, sayWeekdayAndYear } from "../strings/dates.ts"

/** The day of a row, in two short lines; read out whole. `isTop`: beside a text of several lines, level with its first. */
export function RowDate({ date, isTop = false }: Readonly<{ date: LocalDate; isTop?: boolean }>) {
  return (
    <span className={classNames("text-sm text-ink-soft tabular-nums max-sm:row-span-2", isTop && "pt-0.5")}>
      <span className="sr-only">{sayDay(date)}</span>
      <span aria-hidden="true" className="block font-medium text-ink">
        {sayDayAndMonth(date)}
      </span>
      <span aria-hidden="true" className="block text-xs text-ink-faint">
        {sayWeekdayAndYear(date)}
      </span>
    </span>
  )
}
