import { ok, refuse, type Result } from "../../base/result.ts"
import { invalidField } from "../../domain/check-fields.ts"
import type { EntityChanges } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Choice } from "../../ui/choice.ts"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { splitName } from "../fields/picking.ts"

/** What the dialog for a new person holds while it is filled in. */
export type NewPerson = Readonly<{ name: string; organisation: Choice | null; howMet: string; role: string }>

/** The fields to store. Somebody without any name could never be found again, so that is refused here. */
export function fieldsOf(form: NewPerson): Result<EntityChanges<"contact">, ChangeRefusal> {
  if (form.name.trim() === "") return refuse(invalidField("givenName", "missing").refusal)
  return ok({
    ...splitName(form.name),
    ...(form.organisation !== null && { organisation: form.organisation.id as RecordId }),
    ...(form.howMet !== "" && { howMet: form.howMet }),
    ...(form.role !== "" && { networkRoles: [form.role] }),
  })
}
