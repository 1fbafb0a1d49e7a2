import { Trash2 } from "lucide-react"
import { useState } from "react"
import type { ReciprocityEntry } from "../../domain/entities.ts"
import {
  directions,
  effects,
  efforts,
  exchangeKinds,
  exchangeStates,
} from "../../domain/reciprocity-entry.ts"
import { Button } from "../../ui/button.tsx"
import { Checkbox } from "../../ui/checkbox.tsx"
import { DayField } from "../../ui/day-field.tsx"
import { Disclosure } from "../../ui/disclosure.tsx"
import { Select } from "../../ui/select.tsx"
import { TextField } from "../../ui/text-field.tsx"
import { ToggleGroup } from "../../ui/toggle-group.tsx"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { dayWords } from "../fields/day-words.ts"
import { PeopleField } from "../fields/people-field.tsx"
import type { Preset } from "../frame/asking.ts"
import { FormDialog } from "../frame/form-dialog.tsx"
import { fieldError } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { sayTerm, termChoices } from "../strings/terms.ts"
import { type ExchangeForm, fieldsOf } from "./exchange-form.ts"
import { exchangeSentence } from "./exchange-sentence.ts"

/** The sentence stands on top and says what will be kept, as it is put together below it. */
export function ExchangeFormDialog({
  form: first,
  entry,
  preset,
  onClose,
}: Readonly<{ form: ExchangeForm; entry?: ReciprocityEntry; preset: Preset; onClose: () => void }>) {
  const { client, trash } = useApp()
  const [form, setForm] = useState(first)
  const [refusal, setRefusal] = useState<ChangeRefusal | null>(null)
  const change = (changed: Partial<ExchangeForm>) => setForm((before) => ({ ...before, ...changed }))
  const isOpen = form.state !== "done" && form.state !== "declined" && form.state !== "withdrawn"
  const errorAt = (field: string) => fieldError(refusal, field) ?? undefined

  const save = () => {
    const fields = fieldsOf(form, { ...preset, entry })
    return entry === undefined
      ? client.vault.createRecord("reciprocity-entry", fields)
      : client.vault.changeRecord("reciprocity-entry", entry.id, fields)
  }
  return (
    <FormDialog
      title={say(entry === undefined ? "exchange.dialog.new" : "exchange.dialog.change")}
      onSave={save}
      onClose={onClose}
      onRefused={setRefusal}
      more={
        entry !== undefined && (
          <span className="mr-auto">
            <Button
              look="quiet"
              icon={<Trash2 aria-hidden="true" className="size-4" />}
              onPress={() => void trash(entry.id).then((isGone) => isGone && onClose())}
            >
              {say("exchange.dialog.trash")}
            </Button>
          </span>
        )
      }
    >
      <p className="font-serif text-lg text-balance text-ink-soft" aria-live="polite">
        {exchangeSentence(form)}
      </p>
      <PeopleField
        label={say("exchange.dialog.people")}
        value={form.people}
        onChange={(chosen) => change({ people: chosen })}
        error={form.people.length === 0 ? errorAt("contacts") && say("exchange.dialog.nobody") : undefined}
        takesFocus={form.people.length === 0}
      />
      <ToggleGroup
        label={say("exchange.dialog.direction")}
        value={form.direction}
        onChange={(direction) => change({ direction })}
        options={directions.map((value) => ({ value, label: sayTerm(value) }))}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          label={say("exchange.dialog.kind")}
          value={form.kind}
          onChange={(kind) => change({ kind })}
          options={options(exchangeKinds, form.kind)}
        />
        <Select
          label={say("exchange.dialog.state")}
          value={form.state}
          onChange={(state) => change({ state })}
          options={options(exchangeStates, form.state)}
        />
      </div>
      <TextField
        label={say("exchange.dialog.what")}
        value={form.what}
        onChange={(what) => change({ what })}
        error={errorAt("what")}
        takesFocus={form.people.length > 0}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <DayField
          label={say("exchange.dialog.date")}
          value={form.date}
          onChange={(date) => date !== null && change({ date })}
          words={dayWords()}
          error={errorAt("date")}
        />
        {isOpen && (
          <DayField
            label={say("exchange.dialog.promised-for")}
            value={form.promisedFor}
            onChange={(promisedFor) => change({ promisedFor })}
            words={dayWords()}
            error={errorAt("promisedFor")}
          />
        )}
      </div>
      <Disclosure title={say("exchange.dialog.more")}>
        <div className="grid gap-5 pt-3 sm:grid-cols-2">
          <Select
            label={say("exchange.dialog.effort")}
            value={form.effort}
            onChange={(effort) => change({ effort })}
            options={[{ value: "", label: say("fields.none") }, ...options(efforts, form.effort)]}
          />
          <Select
            label={say("exchange.dialog.effect")}
            value={form.effect}
            onChange={(effect) => change({ effect })}
            options={[{ value: "", label: say("fields.none") }, ...options(effects, form.effect)]}
          />
        </div>
        <div className="pt-4">
          <Checkbox isSelected={form.needsThanks} onChange={(needsThanks) => change({ needsThanks })}>
            {say("exchange.dialog.thanks")}
          </Checkbox>
        </div>
      </Disclosure>
    </FormDialog>
  )
}

function options(of: readonly string[], value: string) {
  return termChoices(of, value === "" ? undefined : value)
}
