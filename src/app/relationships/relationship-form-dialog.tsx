import { useCallback, useState } from "react"
import type { Result } from "../../base/result.ts"
import type { EntityChanges } from "../../domain/entities.ts"
import { ownRoles, relationshipKinds, sponsorshipLevels } from "../../domain/relationship.ts"
import { DayField, type DayFieldProps } from "../../ui/day-field.tsx"
import { Disclosure } from "../../ui/disclosure.tsx"
import { Select } from "../../ui/select.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { TextField } from "../../ui/text-field.tsx"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { CadenceField } from "../fields/cadence-field.tsx"
import { dayWords } from "../fields/day-words.ts"
import { PeopleField } from "../fields/people-field.tsx"
import { TagsField } from "../fields/tags-field.tsx"
import { FormDialog } from "../frame/form-dialog.tsx"
import { fieldError } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { termChoices } from "../strings/terms.ts"
import { fieldsOf, type RelationshipForm } from "./relationship-form.ts"

export function RelationshipFormDialog({
  form: first,
  isNew,
  onSave,
  onClose,
}: Readonly<{
  form: RelationshipForm
  isNew: boolean
  onSave: (
    fields: EntityChanges<"relationship">,
    tags: readonly string[],
  ) => Promise<Result<unknown, ChangeRefusal>>
  onClose: () => void
}>) {
  const [form, setForm] = useState(first)
  const [refusal, setRefusal] = useState<ChangeRefusal | null>(null)
  const change = useCallback(
    (changed: Partial<RelationshipForm>) => setForm((before) => ({ ...before, ...changed })),
    [],
  )
  const errorAt = (field: string) => fieldError(refusal, field) ?? undefined
  const isNobody = form.people.length === 0 && errorAt("contacts") !== undefined
  const text = (name: "title" | "programme") => ({
    value: form[name],
    onChange: (value: string) => change({ [name]: value }),
    error: errorAt(name),
  })
  const day = (name: "start" | "agreedUntil" | "end"): Omit<DayFieldProps, "label"> => ({
    value: form[name],
    onChange: (value) => change({ [name]: value }),
    error: errorAt(name),
    words: dayWords(),
  })
  const choice = (
    name: "kind" | "ownRole" | "formality" | "setting" | "sponsorshipLevel",
    of: readonly string[],
  ) => ({
    value: form[name],
    onChange: (value: string) => change({ [name]: value }),
    options: options(of, form[name]),
  })
  const area = (name: "purpose" | "sharedValues" | "endReason") => ({
    value: form[name],
    onChange: (value: string) => change({ [name]: value }),
    error: errorAt(name),
  })
  return (
    <FormDialog
      title={say(isNew ? "relationships.dialog.new" : "relationships.dialog.change")}
      onSave={() => onSave(fieldsOf(form), form.tags)}
      onClose={onClose}
      onRefused={setRefusal}
    >
      <PeopleField
        label={say("relationships.people")}
        value={form.people}
        onChange={(people) => change({ people })}
        error={isNobody ? say("relationships.people.missing") : errorAt("contacts")}
        takesFocus={form.people.length === 0}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select label={say("relationships.own-role")} {...choice("ownRole", ownRoles)} />
        <Select label={say("relationships.kind")} {...choice("kind", relationshipKinds)} />
        <Select label={say("relationships.formality")} {...choice("formality", ["formal", "informal"])} />
        <Select label={say("relationships.setting")} {...choice("setting", ["internal", "external"])} />
      </div>
      {form.kind === "sponsorship" && (
        <Select label={say("relationships.level")} {...choice("sponsorshipLevel", sponsorshipLevels)} />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <DayField label={say("relationships.start")} {...day("start")} />
        <DayField label={say("relationships.agreed-until")} {...day("agreedUntil")} />
      </div>
      <Disclosure title={say("relationships.more")}>
        <div className="grid gap-5 pt-3">
          <TextField
            label={say("relationships.name")}
            description={say("relationships.name.more")}
            {...text("title")}
          />
          <TextArea label={say("relationships.purpose")} {...area("purpose")} />
          <CadenceField value={form.cadence} onChange={(cadence) => change({ cadence })} errorAt={errorAt} />
          <TextField label={say("relationships.programme")} {...text("programme")} />
          <TextArea label={say("relationships.shared-values")} {...area("sharedValues")} />
          <TagsField value={form.tags} onChange={(tags) => change({ tags })} />
          {!isNew && (
            <>
              <DayField label={say("relationships.end")} {...day("end")} />
              <TextArea label={say("relationships.end-reason")} {...area("endReason")} />
            </>
          )}
        </div>
      </Disclosure>
    </FormDialog>
  )
}

/** A field that is open, or holds what this version does not know, keeps that among its choices. */
function options(of: readonly string[], value: string) {
  const none = value === "" ? [{ value: "", label: say("fields.none") }] : []
  return [...none, ...termChoices(of, value === "" ? undefined : value)]
}
