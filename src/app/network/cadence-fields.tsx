import { cadenceUnits, type Cadence } from "../../domain/cadence-fields.ts"
import { DayField } from "../../ui/day-field.tsx"
import { NumberField } from "../../ui/number-field.tsx"
import { Select } from "../../ui/select.tsx"
import { dayWords } from "../fields/day-words.ts"
import { sayWeekday } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { termChoices } from "../strings/terms.ts"
import { ordinals, sayCadence, sayOrdinal, weekdays } from "./cadence-words.ts"
import { FieldGroup, FieldPair } from "./fact-fields.tsx"
import type { FactForm } from "./fact-form.ts"

const anchors = ["last_interaction", "fixed_date"] as const

/** How often the owner means to be in touch. Without a number there is no cadence, whatever else is chosen. */
export function CadenceFields({ form }: Readonly<{ form: FactForm }>) {
  const cadence: Cadence = form.record.cadence ?? {}
  const { every, unit = "month", atLatest, anchor = "last_interaction", from, pausedUntil } = cadence
  const change = (changed: { [Name in keyof Cadence]?: Cadence[Name] | null }) => {
    const next = { ...cadence, unit, anchor, ...changed }
    const known = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null))
    form.change({ cadence: known["every"] === undefined ? null : known })
  }
  const counter = { more: say("network.cadence.more"), less: say("network.cadence.less") }
  const words = sayCadence(cadence)
  return (
    <FieldGroup title={say("network.part.cadence")}>
      <p className="max-w-measure text-sm text-ink-soft" aria-live="polite">
        {words === "" ? say("network.cadence.none") : words}
      </p>
      <FieldPair>
        <NumberField
          label={say("network.cadence.every")}
          value={every ?? null}
          onChange={(count) => change({ every: count })}
          words={counter}
          error={form.errorAt("cadence.every") && say("network.cadence.every.wrong")}
        />
        <Select
          label={say("network.cadence.unit")}
          value={unit}
          onChange={(chosen) => change({ unit: chosen })}
          options={termChoices(cadenceUnits, unit).map(({ id, label }) => ({ value: id, label }))}
        />
      </FieldPair>
      {every !== undefined && (
        <>
          <FieldPair>
            <NumberField
              label={say("network.cadence.at-latest")}
              value={atLatest ?? null}
              onChange={(count) => change({ atLatest: count })}
              words={counter}
              error={form.errorAt("cadence.atLatest") && say("network.cadence.at-latest.wrong")}
            />
            <Select
              label={say("network.cadence.anchor")}
              value={anchor}
              onChange={(chosen) => change({ anchor: chosen })}
              options={anchors.map((value) => ({
                value: value as string,
                label: say(`network.cadence.anchor.${value}`),
              }))}
            />
            <Pattern cadence={{ ...cadence, unit }} onChange={(pattern) => change({ pattern })} />
          </FieldPair>
          <FieldPair>
            {anchor === "fixed_date" && (
              <DayField
                label={say("network.cadence.from")}
                value={from ?? null}
                onChange={(day) => change({ from: day })}
                words={dayWords()}
                error={form.errorAt("cadence.from")}
              />
            )}
            <DayField
              label={say("network.cadence.pause")}
              value={pausedUntil ?? null}
              onChange={(day) => change({ pausedUntil: day })}
              words={dayWords()}
              error={form.errorAt("cadence.pausedUntil")}
            />
          </FieldPair>
        </>
      )}
    </FieldGroup>
  )
}

/** "On the third Monday": in weeks the weekday alone. */
function Pattern({
  cadence: { unit, pattern },
  onChange,
}: Readonly<{ cadence: Cadence; onChange: (pattern: NonNullable<Cadence["pattern"]> | null) => void }>) {
  const { ordinal, weekday } = pattern ?? {}
  const isWeekly = unit === "week"
  const choose = (nextOrdinal: number | undefined, nextWeekday: number | undefined) =>
    onChange(
      nextWeekday === undefined
        ? null
        : { weekday: nextWeekday, ...(!isWeekly && { ordinal: nextOrdinal ?? 1 }) },
    )
  const any = { value: "", label: say("network.cadence.any-day") }
  return (
    <>
      <Select
        label={say("network.cadence.weekday")}
        value={weekday === undefined ? "" : String(weekday)}
        onChange={(chosen) => choose(ordinal, chosen === "" ? undefined : Number(chosen))}
        options={[any, ...weekdays.map((day) => ({ value: String(day), label: sayWeekday(day) }))]}
      />
      {!isWeekly && weekday !== undefined && (
        <Select
          label={say("network.cadence.ordinal")}
          value={String(ordinal ?? 1)}
          onChange={(chosen) => choose(Number(chosen), weekday)}
          options={ordinals.map((one) => ({ value: String(one), label: sayOrdinal(one) }))}
        />
      )}
    </>
  )
}
