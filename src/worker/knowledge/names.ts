import type { RecordId } from "../../domain/envelope.ts"
import { nameOfContact, nameOfOrganisation, nameOfRelationship } from "../../domain/names.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import type { Named, NameState } from "../api/records.ts"
import type { Knowledge } from "./knowledge.ts"
import { readAs } from "./read-as.ts"

/** Titles may be whole paragraphs; a name is a line. */
const longestName = 300

/** What records are called now, whatever state they are in. */
export class Names {
  readonly #knowledge: Knowledge

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge
  }

  /** Empty where it has none. */
  nameOf(id: RecordId): string {
    const record = this.#knowledge.record(id)
    return record === null ? "" : this.ofRecord(record)
  }

  ofRecord(record: StoredRecord): string {
    const name = this.#name(record)
    return name.length > longestName ? name.slice(0, longestName) : name
  }

  named(id: RecordId): Named {
    const record = this.#knowledge.record(id)
    return record === null
      ? { id, name: "", state: "unknown" }
      : { id, name: this.ofRecord(record), state: stateOf(record) }
  }

  namedAll(ids: readonly RecordId[]): readonly Named[] {
    return ids.map((id) => this.named(id))
  }

  #name(record: StoredRecord): string {
    switch (record.type) {
      case "contact":
        return nameOfContact(readAs("contact", record)) ?? ""
      case "organisation":
        return nameOfOrganisation(readAs("organisation", record)) ?? ""
      case "relationship":
        return nameOfRelationship(readAs("relationship", record), (id) => this.#contactName(id)) ?? ""
      case "reciprocity-entry":
        return firstLine(record["what"])
      case "interaction":
        return firstLine(record["note"])
      case "profile":
        return firstLine(record["displayName"])
      default:
        return firstLine(record["title"] ?? record["name"])
    }
  }

  #contactName(id: RecordId): string | null {
    const contact = this.#knowledge.entity("contact", id)
    return contact === null ? null : nameOfContact(contact)
  }
}

function stateOf(record: StoredRecord): NameState {
  if (record.deletedAt !== undefined) return "gone"
  return record.archivedAt === undefined ? "here" : "archived"
}

function firstLine(value: unknown): string {
  if (typeof value !== "string") return ""
  const text = value.trim()
  const end = text.indexOf("\n")
  return end < 0 ? text : text.slice(0, end).trim()
}
