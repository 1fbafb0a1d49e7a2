import { sessionTexts } from "../../domain/mentoring-session.ts"

const names = new Map<string, readonly string[]>([
  ["mentoring-session", sessionTexts],
  ["journal-note", ["text"]],
  ["contact", ["notes"]],
])

/** The long texts that a record of this type may have, each a body of that name. */
export function textNamesOf(type: string): readonly string[] {
  return names.get(type) ?? []
}
