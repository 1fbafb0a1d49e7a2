import type { ReactNode } from "react"
import { Select } from "../../ui/select.tsx"
import { TextField } from "../../ui/text-field.tsx"
import { say } from "../strings/say.ts"
import { termChoices } from "../strings/terms.ts"
import type { FactForm } from "./fact-form.ts"

type Line =
  | "givenName"
  | "familyName"
  | "displayName"
  | "nickname"
  | "additionalNames"
  | "prefix"
  | "suffix"
  | "department"
  | "alias"
  | "pronouns"
  | "jobTitle"
  | "metAt"

/** One line of a person. */
export function LineField({
  form,
  field,
  description,
  takesFocus = false,
}: Readonly<{
  form: FactForm
  field: Line
  description?: ReactNode
  takesFocus?: boolean
}>) {
  // That there is no name at all is said once, above the fields.
  const isNameless = field === "displayName" && (form.record.displayName ?? "").trim() === ""
  return (
    <TextField
      label={say(`network.field.${field}`)}
      value={form.record[field] ?? ""}
      onChange={(value) => form.change({ [field]: value })}
      error={isNameless ? undefined : form.errorAt(field)}
      {...(description !== undefined && { description })}
      dir="auto"
      takesFocus={takesFocus}
    />
  )
}

/** One choice of a person; an empty text takes it away. */
export function ChoiceField({
  form,
  field,
  of,
}: Readonly<{ form: FactForm; field: "seniority" | "howMet"; of: readonly string[] }>) {
  const value = form.record[field] ?? ""
  const choices = termChoices(of, value === "" ? undefined : value)
  return (
    <Select
      label={say(`network.field.${field}`)}
      value={value}
      onChange={(chosen) => form.change({ [field]: chosen === "" ? null : chosen })}
      options={[{ value: "", label: say("fields.none") }, ...choices]}
    />
  )
}

/** A part of the form: its heading, and its fields two by two where there is room. */
export function FieldGroup({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <fieldset className="grid min-w-0 gap-4 border-t border-line pt-5">
      <legend className="float-left w-full pb-1 font-serif text-lg font-medium">{title}</legend>
      {children}
    </fieldset>
  )
}

export function FieldPair({ children }: Readonly<{ children: ReactNode }>) {
  return <div className="grid items-start gap-x-5 gap-y-4 sm:grid-cols-2">{children}</div>
}
