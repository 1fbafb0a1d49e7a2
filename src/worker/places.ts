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

  /** Null where none was kept, or a newer version kept it in words that are not these. */
  last(): Place | null {
    const place = this.#record()?.["place"]
    if (!isJsonObject(place)) return null
    const { screen, id, caret } = place
    if (screen !== "writings" && screen !== "writing" && screen !== "settings") return null
    return {
      screen,
      ...(typeof id === "string" ? { id: id as RecordId } : {}),
      ...(typeof caret === "number" ? { caret } : {}),
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
