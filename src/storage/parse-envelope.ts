import { hasEnvelope } from "../domain/has-envelope.ts"
import type { JsonObject } from "../vault/json.ts"
import type { StoredRecord } from "./storage.ts"

/**
 * The head as a record if its envelope is one that this version can work with. Words and fields that it does not know are
 * left as they are.
 */
export function envelopeOf(head: JsonObject): StoredRecord | null {
  return hasEnvelope(head) ? head : null
}
