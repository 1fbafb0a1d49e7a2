import type { RecordId } from "../../domain/envelope.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"

/** One name however it is spaced and capitalised; accents tell names apart. */
export function organisationKey(name: string): string {
  return name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase()
}

/** The organisations that are here, outside the trash, by the keys of their names. */
export function organisationsHere(knowledge: Knowledge): Map<string, RecordId> {
  const here = new Map<string, RecordId>()
  for (const { id, name } of knowledge.living("organisation")) {
    const key = organisationKey(name ?? "")
    if (key !== "" && !here.has(key)) here.set(key, id)
  }
  return here
}
