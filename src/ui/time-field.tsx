import { parseTime, Time } from "@internationalized/date"
import type { ReactNode } from "react"
import { TimeField as AriaTimeField, DateInput, DateSegment, Label } from "react-aria-components/TimeField"
import { segmentClass } from "./calendar-popover.tsx"
import { classNames } from "./class-names.ts"
import { FieldNotes, groupBoxClass, labelClass } from "./field-parts.tsx"

export type TimeFieldProps = Readonly<{
  label: string
  /** Hours and minutes as `14:05`, or null where no time is given. */
  value: string | null
  onChange: (value: string | null) => void
  description?: ReactNode
  error?: ReactNode | undefined
  isDisabled?: boolean
}>

/** A time of day, typed part by part in the order and the hours of the owner's locale. Half a time is never reported. */
export function TimeField({
  label,
  value,
  onChange,
  description,
  error,
  isDisabled = false,
}: TimeFieldProps) {
  return (
    <AriaTimeField
      value={value === null ? null : parseTime(value)}
      onChange={(time) => onChange(time instanceof Time ? time.toString().slice(0, 5) : null)}
      shouldForceLeadingZeros
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      className="grid gap-1.5"
    >
      <Label className={labelClass}>{label}</Label>
      <DateInput className={classNames(groupBoxClass, "w-36 px-3 tabular-nums")}>
        {(segment) => <DateSegment segment={segment} className={segmentClass} />}
      </DateInput>
      <FieldNotes description={description} error={error} />
    </AriaTimeField>
  )
}
