import { useState } from "react"
import { seniorities, waysOfMeeting } from "../../domain/contact.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Choice } from "../../ui/choice.ts"
import { DayField } from "../../ui/day-field.tsx"
import type { PersonPage } from "../../worker/api/network.ts"
import type { Named } from "../../worker/api/records.ts"
import { Disclosure } from "../../ui/disclosure.tsx"
import { dayWords } from "../fields/day-words.ts"
import { RecordField } from "../fields/record-field.tsx"
import { say } from "../strings/say.ts"
import { ChoiceField, FieldGroup, FieldPair, LineField } from "./fact-fields.tsx"
import type { FactForm } from "./fact-form.ts"

export function NameFields({ form }: Readonly<{ form: FactForm }>) {
  const { givenName = "", familyName = "", displayName = "", nickname = "" } = form.record
  const isNameless = [givenName, familyName, displayName, nickname].every((name) => name.trim() === "")
  return (
    <FieldGroup title={say("network.part.name")}>
      {isNameless && (
        <p role="alert" className="text-sm font-medium text-danger">
          {say("network.nameless")}
        </p>
      )}
      <FieldPair>
        <LineField form={form} field="givenName" takesFocus />
        <LineField form={form} field="familyName" />
        <LineField form={form} field="displayName" description={say("network.field.displayName.more")} />
        <LineField form={form} field="alias" description={say("network.field.alias.more")} />
        <LineField form={form} field="nickname" />
        <LineField form={form} field="pronouns" />
      </FieldPair>
      <Disclosure title={say("network.names.more")}>
        <div className="pt-2">
          <FieldPair>
            <LineField form={form} field="prefix" />
            <LineField form={form} field="suffix" />
            <LineField form={form} field="additionalNames" />
          </FieldPair>
        </div>
      </Disclosure>
    </FieldGroup>
  )
}

export function WorkFields({
  form,
  organisation,
}: Readonly<{ form: FactForm; organisation: PersonPage["organisation"] }>) {
  return (
    <FieldGroup title={say("network.part.work")}>
      <FieldPair>
        <LineField form={form} field="jobTitle" />
        <ReferenceField form={form} field="organisation" type="organisation" first={organisation} />
        <LineField form={form} field="department" />
        <ChoiceField form={form} field="seniority" of={seniorities} />
      </FieldPair>
    </FieldGroup>
  )
}

export function MetFields({
  form,
  introducedBy,
}: Readonly<{ form: FactForm; introducedBy: PersonPage["introducedBy"] }>) {
  return (
    <FieldGroup title={say("network.part.met")}>
      <FieldPair>
        <ChoiceField form={form} field="howMet" of={waysOfMeeting} />
        <ReferenceField form={form} field="introducedBy" type="contact" first={introducedBy} />
        <LineField form={form} field="metAt" />
        <DayField
          label={say("network.field.metOn")}
          value={form.record.metOn ?? null}
          onChange={(metOn) => form.change({ metOn })}
          words={dayWords()}
          error={form.errorAt("metOn")}
        />
      </FieldPair>
    </FieldGroup>
  )
}

/** Another record by its name. The field holds the name itself: the page knows only that of the one before. */
function ReferenceField({
  form,
  field,
  type,
  first,
}: Readonly<{
  form: FactForm
  field: "organisation" | "introducedBy"
  type: "organisation" | "contact"
  first: Named | null
}>) {
  const [value, setValue] = useState<Choice | null>(
    first === null ? null : { id: first.id, name: first.name === "" ? say("people.unnamed") : first.name },
  )
  return (
    <RecordField
      label={say(`network.field.${field}`)}
      type={type}
      value={value}
      onChange={(chosen) => {
        setValue(chosen)
        form.change({ [field]: chosen === null ? null : (chosen.id as RecordId) })
      }}
      error={form.errorAt(field)}
    />
  )
}
