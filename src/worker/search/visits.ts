import type { RecordId } from "../../domain/envelope.ts"

const mostKept = 100

/** Whose pages were opened since the vault was unlocked, the last one first. Held in memory only. */
export class Visits {
  #ids: readonly RecordId[] = []

  get ids(): readonly RecordId[] {
    return this.#ids
  }

  note(id: RecordId): void {
    this.#ids = [id, ...this.#ids.filter((other) => other !== id)].slice(0, mostKept)
  }
}
