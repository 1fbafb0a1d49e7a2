import { ChevronLeft, ChevronRight } from "lucide-react"
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Popover,
} from "react-aria-components/DatePicker"
import { Dialog, Heading } from "react-aria-components/Dialog"
import { classNames } from "./class-names.ts"
import { popoverClass } from "./overlay-parts.ts"

export type CalendarWords = Readonly<{ open: string; previousMonth: string; nextMonth: string }>

/** One part of a date or a time that is typed. */
export const segmentClass =
  "rounded-sm px-0.5 outline-none forced-color-adjust-none data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-ink-faint"

const arrowClass =
  "grid size-8 place-items-center rounded-sm text-ink-soft data-disabled:opacity-30 data-hovered:bg-paper-hover"

/** The month that a date picker opens; stands inside one. */
export function CalendarPopover({ words }: Readonly<{ words: CalendarWords }>) {
  return (
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
  )
}
