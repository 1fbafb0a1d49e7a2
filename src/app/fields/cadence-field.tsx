import { type Cadence, cadenceUnits } from "../../domain/cadence-fields.ts"
import { Button } from "../../ui/button.tsx"
import { DayField } from "../../ui/day-field.tsx"
import { NumberField } from "../../ui/number-field.tsx"
import { Select } from "../../ui/select.tsx"
import { say } from "../strings/say.ts"
import { ordinals, sayWeekday } from "../strings/cadence.ts"
import { dayWords } from "./day-words.ts"

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const anchors = ["last_interaction", "fixed_date"] as const
const begun: Cadence = { every: 1, unit: "month", anchor: "last_interaction" }

/** How often two people mean to be in touch; null is no rhythm. `errorAt` is asked by the path of a field: `cadence.every`. */
export function CadenceField({
  value,
  onChange,
  errorAt,
}: Readonly<{
  value: Cadence | null
  onChange: (value: Cadence | null) => void
  errorAt: (field: string) => string | undefined
}>) {
  if (value === null) {
    return (
      <div className="grid justify-items-start gap-1.5">
        <span className="text-sm font-medium">{say("cadence.label")}</span>
        <Button size="small" onPress={() => onChange(begun)}>
          {say("cadence.set")}
        </Button>
      </div>
    )
  }
  const change = (changed: Partial<Cadence>) => onChange({ ...value, ...changed })
  const without = (name: keyof Cadence) => {
    const { [name]: _gone, ...rest } = value
    onChange(rest)
  }
  const numberWords = { more: say("cadence.more"), less: say("cadence.less") }
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-1.5 text-sm font-medium">{say("cadence.label")}</legend>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        <NumberField
          label={say("cadence.every")}
          value={value.every ?? null}
          onChange={(every) => every !== null && change({ every })}
          words={numberWords}
          error={errorAt("cadence.every") && say("cadence.every.wrong")}
        />
        <Select
          label={say("cadence.unit")}
          value={value.unit ?? "month"}
          onChange={(unit) => change({ unit })}
          options={cadenceUnits.map((unit) => ({ value: unit, label: say(`cadence.unit.${unit}`) }))}
        />
        <NumberField
          label={say("cadence.at-latest")}
          value={value.atLatest ?? null}
          onChange={(atLatest) => (atLatest === null ? without("atLatest") : change({ atLatest }))}
          words={numberWords}
          error={errorAt("cadence.atLatest") && say("cadence.at-latest.wrong")}
        />
      </div>
      <Pattern value={value} onChange={onChange} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={say("cadence.anchor")}
          value={value.anchor ?? "last_interaction"}
          onChange={(anchor) => change({ anchor })}
          options={anchors.map((anchor) => ({ value: anchor, label: say(`cadence.anchor.${anchor}`) }))}
        />
        {value.anchor === "fixed_date" && (
          <DayField
            label={say("cadence.from")}
            value={value.from ?? null}
            onChange={(from) => (from === null ? without("from") : change({ from }))}
            words={dayWords()}
            error={errorAt("cadence.from")}
          />
        )}
      </div>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <DayField
          label={say("cadence.paused")}
          value={value.pausedUntil ?? null}
          onChange={(pausedUntil) =>
            pausedUntil === null ? without("pausedUntil") : change({ pausedUntil })
          }
          words={dayWords()}
        />
        <Button look="quiet" size="small" onPress={() => onChange(null)}>
          {say("cadence.remove")}
        </Button>
      </div>
    </fieldset>
  )
}

/** "The third Monday"; in weeks only the weekday. */
function Pattern({ value, onChange }: Readonly<{ value: Cadence; onChange: (value: Cadence) => void }>) {
  const { pattern, ...rest } = value
  const weekday = pattern?.weekday
  const choose = (day: string) =>
    onChange(
      day === "" ? rest : { ...rest, pattern: { ordinal: pattern?.ordinal ?? 1, weekday: Number(day) } },
    )
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label={say("cadence.day")}
        value={weekday === undefined ? "" : String(weekday)}
        onChange={choose}
        options={[
          { value: "", label: say("cadence.day.any") },
          ...weekdays.map((day) => ({ value: String(day), label: sayWeekday(day) })),
        ]}
      />
      {weekday !== undefined && value.unit !== "week" && (
        <Select
          label={say("cadence.ordinal")}
          value={String(pattern?.ordinal ?? 1)}
          onChange={(ordinal) => onChange({ ...rest, pattern: { weekday, ordinal: Number(ordinal) } })}
          options={ordinals.map((ordinal) => ({
            value: String(ordinal),
            label: say(`cadence.ordinal.${ordinal}`),
          }))}
        />
      )}
    </div>
  )
}
