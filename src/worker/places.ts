import { ok, type Result } from "../base/result.ts"
import type { RecordId } from "../domain/envelope.ts"
import type { Records, RecordFields } from "../storage/storage.ts"
import { isJsonObject } from "../vault/json.ts"
import type { Place, Saved, SaveRefusal } from "./api.ts"

const recordType = "workspace"

/** Where the owner was, sealed like everything else: one record of the vault. */
export class Places {
  readonly #records: Records

  constructor(records: Records) {
    this.#records = records
  }

  /** Null where none was kept. Which screens there are is the interface's to know. */
  last(): Place | null {
    const place = this.#record()?.["place"]
    if (!isJsonObject(place)) return null
    const { screen, id, caret, part } = place
    if (typeof screen !== "string") return null
    return {
      screen,
      ...(typeof id === "string" ? { id: id as RecordId } : {}),
      ...(typeof caret === "number" ? { caret } : {}),
      ...(typeof part === "string" ? { part } : {}),
    }
  }

  /** The same place again writes nothing. */
  async remember(place: Place): Promise<Result<Saved | null, SaveRefusal>> {
    if (JSON.stringify(this.last()) === JSON.stringify(place)) return ok(null)
    const fields: RecordFields = { place: { ...place } }
    const record = this.#record()
    const committed = await this.#records.commit([
      record === null
        ? { kind: "create", type: recordType, fields }
        : { kind: "change", id: record.id, fields },
    ])
    if (!committed.ok) return committed
    return ok({ generation: committed.value.generation, updatedAt: committed.value.at })
  }

  #record() {
    for (const record of this.#records.list(recordType)) return record
    return null
  }
}
