import type { LocalDate } from "../../base/local-date.ts"
import type { EntityChanges, Interaction } from "../../domain/entities.ts"
import type { Choice } from "../../ui/choice.ts"
import { idsOf } from "../fields/picking.ts"

/** What the form holds while it is filled in. */
export type InteractionForm = Readonly<{
  people: readonly Choice[]
  date: LocalDate
  way: string
  note: string
}>

export function emptyForm(today: LocalDate, people: readonly Choice[]): InteractionForm {
  return { people, date: today, way: "met", note: "" }
}

export function formOf(
  interaction: Interaction,
  people: readonly Choice[],
  today: LocalDate,
): InteractionForm {
  return {
    people,
    date: interaction.date ?? today,
    way: interaction.way ?? "",
    note: interaction.note ?? "",
  }
}

export function fieldsOf({ people, date, way, note }: InteractionForm): EntityChanges<"interaction"> {
  return {
    contacts: idsOf(people),
    date,
    way: way === "" ? null : way,
    note: note.trim() === "" ? null : note,
  }
}
