import { vcardLimits } from "./limits.ts"
import type { ContactDraft, Property, Taker } from "./property.ts"
import { oneLine, splitUnescaped, unescapeText } from "./text-value.ts"

/** A single line within its limit, else why not. */
function bounded(text: string, longest: number): { value: string } | { why: "too-long" | "unreadable" } {
  const value = oneLine(text)
  if (value === null) return { why: "unreadable" }
  return value.length > longest ? { why: "too-long" } : { value }
}

/** For a field that one property fills and no second one. */
function single(field: "formattedName" | "pronouns" | "title" | "role", longest: number): Taker {
  return (draft, { text, version }) => {
    const read = bounded(unescapeText(text, version), longest)
    if ("why" in read) return read.why
    if (draft[field] !== "" && draft[field] !== read.value) return read.value === "" ? null : "too-many"
    draft[field] = read.value
    return null
  }
}

/** The parts between semicolons; in each, a list of values is one text. */
export function components({ text, version }: Property, between: string): string[] {
  return splitUnescaped(text, ";").map((part) => {
    const values = version === "2.1" ? [part] : splitUnescaped(part, ",")
    return values
      .map((value) => unescapeText(value, version).trim())
      .filter((value) => value !== "")
      .join(between)
  })
}

const takeNames: Taker = (draft, property) => {
  const texts = components(property, " ")
  if (texts.every((text) => text === "")) return null
  if (draft.names !== null) return "too-many"
  const values = texts.map((text) => bounded(text, vcardLimits.partialName))
  const parts: string[] = []
  for (const value of values) {
    if ("why" in value) return value.why
    parts.push(value.value)
  }
  const [family = "", given = "", additional = "", prefix = "", , ...more] = parts
  const suffix = components(property, ", ")[4] ?? ""
  draft.names = { family, given, additional, prefix, suffix: oneLine(suffix) ?? "" }
  return more.some((text) => text !== "") ? "no-place" : null
}

const takeNicknames: Taker = (draft, property) => {
  for (const part of splitUnescaped(property.text, ",")) {
    const read = bounded(unescapeText(part, property.version), vcardLimits.nickname)
    if ("why" in read) return read.why
    const all = [...draft.nicknames, read.value].join(", ")
    if (all.length > vcardLimits.nickname) return "too-long"
    if (read.value !== "" && !draft.nicknames.includes(read.value)) draft.nicknames.push(read.value)
  }
  return null
}

const takeOrganisation: Taker = (draft: ContactDraft, property) => {
  const [first = "", ...units] = components(property, ", ").filter((text) => text !== "")
  const name = bounded(first, vcardLimits.organisation)
  const department = bounded(units.join(", "), vcardLimits.department)
  if ("why" in name) return name.why
  if ("why" in department) return department.why
  if (name.value === "" || (draft.organisation === name.value && draft.department === department.value))
    return null
  if (draft.organisation !== "") return "too-many"
  draft.organisation = name.value
  draft.department = department.value
  return null
}

export const nameTakers: Readonly<Record<string, Taker>> = {
  N: takeNames,
  FN: single("formattedName", vcardLimits.displayName),
  NICKNAME: takeNicknames,
  ORG: takeOrganisation,
  TITLE: single("title", vcardLimits.jobTitle),
  ROLE: single("role", vcardLimits.jobTitle),
  PRONOUNS: single("pronouns", vcardLimits.pronouns),
  "X-PRONOUNS": single("pronouns", vcardLimits.pronouns),
}
