import { foldQuery, foldWords, matchWords } from "./match-name.ts"

/** From the surest on. `exact`: letter by letter; `same`: but for case and accents; `begins`: every word begins one of it. */
export const nameGrades = ["exact", "same", "begins", "forgiven"] as const
export type NameGrade = (typeof nameGrades)[number]

/** How `typed` means `name`; `forgiven`: with typing errors. null where it does not. */
export function gradeOfName(typed: string, name: string): NameGrade | null {
  if (typed.normalize("NFC").trim() === name.normalize("NFC").trim()) return "exact"
  const [query, words] = [foldQuery(typed), foldWords(name)]
  const score = query.length === 0 ? null : matchWords(query, words)
  if (score === null) return null
  return query.join(" ") === foldQuery(name).join(" ") ? "same" : score >= 2 ? "begins" : "forgiven"
}
