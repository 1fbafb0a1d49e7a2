import { sweepDraftCopies } from "../../storage/draft-copies.ts"
import type { ShellPlaces } from "../../storage/shell-places.ts"
import type { Send } from "../../storage/shell-request.ts"
import { lookAtVault, type VaultSight } from "../survey.ts"

/** `choose`: there are several, and none of them was ever opened here. */
export type Sight = VaultSight | Readonly<{ kind: "absent" }> | Readonly<{ kind: "choose" }>

/** Which of the vaults this worker turns to: the one that was chosen, else the one that was opened last. */
export class ChosenVault {
  readonly #send: Send
  readonly #places: ShellPlaces
  #ref: string | null = null

  constructor(send: Send, places: ShellPlaces) {
    this.#send = send
    this.#places = places
  }

  /** Null before anything was chosen or looked for. */
  get ref(): string | null {
    return this.#ref
  }

  choose(ref: string | null): void {
    this.#ref = ref
  }

  /** Touches nothing. Anything but a computer without any trace of a vault is not `absent`. */
  async look(): Promise<Sight> {
    if (this.#ref === null) {
      const listed = await this.#places.list()
      if (!listed.ok) return { kind: "unreadable", reason: "not-readable" }
      const { vaults, isRebuilt } = listed.value
      const [first] = vaults
      if (first === undefined) {
        const isKnownHere = isRebuilt || (await hasWorkingCopy())
        return isKnownHere ? { kind: "unreadable", reason: "missing" } : { kind: "absent" }
      }
      if (vaults.length > 1 && first.openedAt === null) return { kind: "choose" }
      this.#ref = first.ref
    }
    return lookAtVault(this.#send, this.#ref)
  }
}

/** Whether a working copy of some vault is left on this computer: its folder was moved away, this is no new user. */
async function hasWorkingCopy(): Promise<boolean> {
  try {
    await sweepDraftCopies(globalThis)
    return (await indexedDB.databases()).some(({ name }) => /^[0-9a-f]{32}\.\d+$/.test(name ?? ""))
  } catch {
    // What IndexedDB cannot list it cannot vouch for either; the folder alone decides.
    return false
  }
}
