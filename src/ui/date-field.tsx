import { parseDate } from "@internationalized/date"
import { Calendar as CalendarIcon } from "lucide-react"
import { Button, DateInput, DatePicker, DateSegment, Group, Label } from "react-aria-components/DatePicker"
import type { LocalDate } from "../base/local-date.ts"
import { parseLocalDate } from "../base/local-date.ts"
import { CalendarPopover, type CalendarWords, segmentClass } from "./calendar-popover.tsx"

export type DateFieldProps = Readonly<{
  label: string
  value: LocalDate
  onChange: (value: LocalDate) => void
  isReadOnly?: boolean
  words: CalendarWords
}>

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
          {(segment) => <DateSegment segment={segment} className={segmentClass} />}
        </DateInput>
        <Button
          aria-label={words.open}
          className="grid size-7 min-h-target min-w-target place-items-center rounded-sm data-hovered:text-ink"
        >
          <CalendarIcon aria-hidden="true" className="size-4" />
        </Button>
      </Group>
      <CalendarPopover words={words} />
    </DatePicker>
  )
}
