import { choice, day, type FieldsOf, flag, line, lines, list, reference, required } from "./field-specs.ts"

/** One dated step of a relationship: from stage to stage, or from status to status. */
export const stageEventSpecs = {
  relationship: required(reference("relationship")),
  what: required(choice(["stage", "status"])),
  from: line(60),
  to: required(line(60)),
  date: required(day),
  note: lines(2000),
  checklist: list({ text: line(300), isDone: flag }, 50),
} as const

export type StageEventFields = FieldsOf<typeof stageEventSpecs>
