import { parseDate } from "@internationalized/date"
import { Calendar as CalendarIcon, ChevronLeft, ChevronRight } from "lucide-react"
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Group,
  Label,
  Popover,
} from "react-aria-components/DatePicker"
import { Dialog, Heading } from "react-aria-components/Dialog"
import type { LocalDate } from "../base/local-date.ts"
import { parseLocalDate } from "../base/local-date.ts"
import { classNames } from "./class-names.ts"
import { popoverClass } from "./overlay-parts.ts"

export type DateFieldProps = Readonly<{
  label: string
  value: LocalDate
  onChange: (value: LocalDate) => void
  isReadOnly?: boolean
  words: Readonly<{ open: string; previousMonth: string; nextMonth: string }>
}>

const arrowClass =
  "grid size-8 place-items-center rounded-sm text-ink-soft data-disabled:opacity-30 data-hovered:bg-paper-hover"

/** A day, typed part by part in the order of the owner's locale, or chosen from a month. Half a day is never reported. */
export function DateField({ label, value, onChange, isReadOnly = false, words }: DateFieldProps) {
  return (
    <DatePicker
      value={parseDate(value)}
      onChange={(date) => {
        const chosen = date === null ? null : parseLocalDate(date.toString())
        if (chosen !== null) onChange(chosen)
      }}
      isReadOnly={isReadOnly}
      shouldForceLeadingZeros
      className="inline-grid"
    >
      <Label className="sr-only">{label}</Label>
      <Group className="-ml-2 flex items-center gap-1 rounded-md px-2 text-sm text-ink-soft transition-colors data-focus-within:bg-paper-hover data-hovered:bg-paper-hover">
        <DateInput className="flex min-h-control-small items-center tabular-nums">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="rounded-sm px-0.5 outline-none forced-color-adjust-none data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-ink-faint"
            />
          )}
        </DateInput>
        <Button
          aria-label={words.open}
          className="grid size-7 place-items-center rounded-sm data-hovered:text-ink"
        >
          <CalendarIcon aria-hidden="true" className="size-4" />
        </Button>
      </Group>
      <Popover className={classNames(popoverClass, "p-3")}>
        <Dialog className="outline-none">
          <Calendar>
            <header className="flex items-center justify-between pb-2">
              <Button slot="previous" aria-label={words.previousMonth} className={arrowClass}>
                <ChevronLeft aria-hidden="true" className="size-4" />
              </Button>
              <Heading className="text-sm font-medium" />
              <Button slot="next" aria-label={words.nextMonth} className={arrowClass}>
                <ChevronRight aria-hidden="true" className="size-4" />
              </Button>
            </header>
            <CalendarGrid>
              <CalendarGridHeader>
                {(day) => (
                  <CalendarHeaderCell className="pb-1 text-xs font-normal text-ink-faint">
                    {day}
                  </CalendarHeaderCell>
                )}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => (
                  <CalendarCell
                    date={date}
                    className="grid size-8 cursor-default place-items-center rounded-sm text-sm tabular-nums forced-color-adjust-none data-hovered:bg-paper-hover data-outside-month:hidden data-selected:bg-accent data-selected:text-on-accent"
                  />
                )}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}
