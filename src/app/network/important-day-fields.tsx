import { Plus, X } from "lucide-react"
import { useState } from "react"
import type { Contact } from "../../domain/entities.ts"
import { Button } from "../../ui/button.tsx"
import { IconButton } from "../../ui/icon-button.tsx"
import { Select } from "../../ui/select.tsx"
import { TextField } from "../../ui/text-field.tsx"
import { monthNames } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { FieldGroup } from "./fact-fields.tsx"
import type { FactForm } from "./fact-form.ts"
import { type DayParts, dayOfParts, partsOfDay } from "./important-day.ts"

type ImportantDay = NonNullable<Contact["importantDates"]>[number]
/** The figures as they are typed: what is not a day yet stays as it is. */
type Row = Readonly<{ kept: ImportantDay; label: string; day: string; month: string; year: string }>

/** Days to remember. One that the calendar does not have is said to be none, and kept once it is one. */
export function ImportantDayFields({ form }: Readonly<{ form: FactForm }>) {
  const [rows, setRows] = useState<readonly Row[]>(() => (form.record.importantDates ?? []).map(rowOf))
  const set = (next: readonly Row[]) => {
    setRows(next)
    form.change({ importantDates: next.flatMap(storedOf) })
  }
  const setRow = (at: number, changed: Partial<Row>) =>
    set(rows.map((row, index) => (index === at ? { ...row, ...changed } : row)))
  const names = monthNames()
  return (
    <FieldGroup title={say("network.part.days")}>
      {rows.length > 0 && (
        <p className="max-w-measure text-sm text-ink-soft">{say("network.part.days.more")}</p>
      )}
      {rows.map((row, at) => {
        const storedAt = rows.slice(0, at).flatMap(storedOf).length
        const isBegun = row.day !== "" && row.month !== ""
        const error = isBegun && dayOfParts(partsOf(row)) === null ? say("network.day.none") : undefined
        return (
          <div
            // oxlint-disable-next-line react/no-array-index-key -- a row has no other name, and all of it is held above
            key={at}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2"
          >
            <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_5rem_9rem_6rem]">
              <TextField
                label={say("network.day.label")}
                value={row.label}
                onChange={(label) => setRow(at, { label })}
                error={form.errorAt(`importantDates.${storedAt}`)}
                placeholder={say("network.day.label.example")}
                dir="auto"
              />
              <TextField
                label={say("network.day.day")}
                value={row.day}
                onChange={(day) => setRow(at, { day })}
                error={error}
                inputMode="numeric"
                maxLength={2}
              />
              <Select
                label={say("network.day.month")}
                value={row.month}
                onChange={(month) => setRow(at, { month })}
                options={[
                  { value: "", label: "–" },
                  ...names.map((name, index) => ({ value: String(index + 1), label: name })),
                ]}
              />
              <TextField
                label={say("network.day.year")}
                value={row.year}
                onChange={(year) => setRow(at, { year })}
                inputMode="numeric"
                maxLength={4}
              />
            </div>
            <div className="pt-6.5">
              <IconButton
                label={say("network.day.remove")}
                icon={<X aria-hidden="true" />}
                onPress={() => set(rows.filter((_, index) => index !== at))}
              />
            </div>
          </div>
        )
      })}
      <div>
        <Button
          size="small"
          icon={<Plus aria-hidden="true" className="size-4" />}
          onPress={() => setRows([...rows, { kept: {}, label: "", day: "", month: "", year: "" }])}
        >
          {say("network.day.add")}
        </Button>
      </div>
    </FieldGroup>
  )
}

function rowOf(kept: ImportantDay): Row {
  const { day, month, year } = partsOfDay(kept.date)
  const typed = (part: number | null) => (part === null ? "" : String(part))
  return { kept, label: kept.label ?? "", day: typed(day), month: typed(month), year: typed(year) }
}

/** A year that is not written whole makes the day impossible; an empty one leaves it open. */
function partsOf({ day, month, year }: Row): DayParts {
  const numberOf = (typed: string) => (/^\d+$/.test(typed.trim()) ? Number(typed) : null)
  return {
    day: numberOf(day),
    month: numberOf(month),
    year: year.trim() === "" ? null : /^\d{4}$/.test(year.trim()) ? Number(year) : 0,
  }
}

/** A row without a day stays on the page only; and a day stays stored until another one stands in its place. */
function storedOf(row: Row): readonly ImportantDay[] {
  const isEmpty = row.day === "" && row.month === "" && row.year === ""
  const date = isEmpty ? undefined : (dayOfParts(partsOf(row)) ?? row.kept.date)
  if (date === undefined) return []
  return [row.label.trim() === "" ? { date } : { label: row.label, date }]
}
