import { randomBytes } from "node:crypto"

const mostKept = 20

export type PlacePurpose = "new" | "move"

/** Folders that the owner picked natively, by a token: the page is never told a path. Kept until the app ends. */
export class PickedPlaces {
  readonly #picked = new Map<string, Readonly<{ purpose: PlacePurpose; path: string }>>()

  keep(purpose: PlacePurpose, path: string): string {
    const token = randomBytes(16).toString("hex")
    this.#picked.set(token, { purpose, path })
    for (const [oldest] of this.#picked) {
      if (this.#picked.size <= mostKept) break
      this.#picked.delete(oldest)
    }
    return token
  }

  /** Null where it was not picked for this. Good for any number of tries. */
  find(purpose: PlacePurpose, token: string): string | null {
    const picked = this.#picked.get(token)
    return picked?.purpose === purpose ? picked.path : null
  }
}
