import type { RecordBodies } from "../../storage/storage.ts"
import type { JsonObject } from "../../vault/json.ts"

/**
 * Texts of a commit that is being gathered, each as JSON: a tenth of what it takes once it is parsed, which happens to one
 * record at a time, when its change is carried out.
 */
export class LateTexts {
  readonly #json: ReadonlyMap<string, string | null>

  /** null removes a text. */
  constructor(bodies: Iterable<readonly [string, JsonObject | null]>) {
    this.#json = new Map(
      Array.from(bodies, ([name, body]) => [name, body === null ? null : JSON.stringify(body)]),
    )
  }

  parsed(): RecordBodies {
    const texts = Array.from(this.#json, ([name, json]) => [
      name,
      json === null ? null : (JSON.parse(json) as JsonObject),
    ])
    return Object.fromEntries(texts) as RecordBodies
  }
}
