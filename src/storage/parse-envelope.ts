import type { JsonObject } from "../vault/json.ts"
import type { StoredRecord } from "./storage.ts"

const idForm = /^[0-9a-f]{32}$/

/**
 * The head as a record if its envelope is one that this version can work with. Words and fields that it does not know are
 * left as they are.
 */
export function envelopeOf(head: JsonObject): StoredRecord | null {
  const { id, type, schema, createdAt, updatedAt, confidentiality, tags, pinned } = head
  const isEnvelope =
    typeof id === "string" &&
    idForm.test(id) &&
    typeof type === "string" &&
    typeof schema === "number" &&
    typeof createdAt === "string" &&
    typeof updatedAt === "string" &&
    typeof confidentiality === "string" &&
    typeof pinned === "boolean" &&
    Array.isArray(tags) &&
    tags.every((tag) => typeof tag === "string")
  return isEnvelope ? (head as unknown as StoredRecord) : null
}
