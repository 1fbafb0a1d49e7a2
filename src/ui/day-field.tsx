import { parseDate } from "@internationalized/date"
import { Calendar as CalendarIcon, X } from "lucide-react"
import type { ReactNode } from "react"
import { Button, DateInput, DatePicker, DateSegment, Group, Label } from "react-aria-components/DatePicker"

import type { LocalDate } from "../base/local-date.ts"
import { parseLocalDate } from "../base/local-date.ts"
import { CalendarPopover, type CalendarWords, segmentClass } from "./calendar-popover.tsx"
import { classNames } from "./class-names.ts"
import { FieldNotes, groupBoxClass, labelClass } from "./field-parts.tsx"

export type DayFieldProps = Readonly<{
  label: string
  value: LocalDate | null
  onChange: (value: LocalDate | null) => void
  words: CalendarWords & Readonly<{ clear: string }>
  description?: ReactNode
  error?: ReactNode | undefined
  isDisabled?: boolean
}>

const buttonClass =
  "grid size-7 min-h-target min-w-target shrink-0 place-items-center rounded-sm text-ink-soft data-hovered:bg-paper-hover data-hovered:text-ink"

/** A day of a form, which may be left open. Half a day is never reported. */
export function DayField({
  label,
  value,
  onChange,
  words,
  description,
  error,
  isDisabled = false,
}: DayFieldProps) {
  return (
    <DatePicker
      value={value === null ? null : parseDate(value)}
      onChange={(date) => onChange(date === null ? null : parseLocalDate(date.toString()))}
      shouldForceLeadingZeros
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      className="grid justify-items-start gap-1.5"
    >
      <Label className={labelClass}>{label}</Label>
      <Group className={classNames(groupBoxClass, "w-full max-w-56 min-w-52 gap-0.5 pr-1.5 pl-3")}>
        <DateInput className="flex flex-1 items-center text-base tabular-nums">
          {(segment) => <DateSegment segment={segment} className={segmentClass} />}
        </DateInput>
        {value !== null && !isDisabled && (
          // Not the picker's own button: that is the one which opens the month.
          <Button slot={null} aria-label={words.clear} onPress={() => onChange(null)} className={buttonClass}>
            <X aria-hidden="true" className="size-4" />
          </Button>
        )}
        <Button aria-label={words.open} className={buttonClass}>
          <CalendarIcon aria-hidden="true" className="size-4" />
        </Button>
      </Group>
      <FieldNotes description={description} error={error} />
      <CalendarPopover words={words} />
    </DatePicker>
  )
}
