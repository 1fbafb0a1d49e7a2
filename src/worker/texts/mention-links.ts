import type { JournalDocument } from "../../documents/document.ts"
import { mentionedContacts } from "../../documents/mentions.ts"
import type { Link } from "../../domain/entities.ts"
import { mergeMentions } from "../../domain/links.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import { isJsonObject, type Json, type JsonObject } from "../../vault/json.ts"

/** The record's links once its text `body` is `document`, or null where they stay as they are. */
export function linksWithMentions(
  record: StoredRecord,
  body: string,
  document: JournalDocument,
): readonly Link[] | null {
  const stored = record["links"]
  const links = Array.isArray(stored) ? (stored as readonly Json[]).filter(isLink) : []
  const merged = mergeMentions(links, body, mentionedContacts(document))
  return merged === links ? null : merged
}

function isLink(value: Json): value is Json & Link & JsonObject {
  return isJsonObject(value) && typeof value["to"] === "string" && typeof value["rel"] === "string"
}
