import { ok, refuse, type Result } from "../base/result.ts"
import type { FolderRefusal } from "./refusals.ts"
import { type Fields, isFields, parseRefusal } from "./shell-answer.ts"
import { askJson, folderOnly, jobFailed, type Send } from "./shell-request.ts"

/** A vault that this computer knows. `folder`: the last names of its path, null where it lies in the app's own folder. */
export type PlacedVault = Readonly<{
  ref: string
  refusal: FolderRefusal | null
  name: string
  folder: string | null
  isSynced: boolean
  openedAt: string | null
  /** The last names of the owner's folder for its snapshots; null where the app keeps them itself. */
  snapshots: string | null
}>
/** `isRebuilt`: what was known before was lost, so that an empty list proves no new owner. */
export type PlacedVaults = Readonly<{
  isHidden: boolean
  isRebuilt: boolean
  /** The one opened last comes first. */
  vaults: readonly PlacedVault[]
}>
type Done = Promise<Result<null, FolderRefusal>>

/** What the shell remembers of all vaults, where nobody needs a passphrase to read it. */
export class ShellPlaces {
  readonly #send: Send

  constructor(send: Send) {
    this.#send = send
  }

  async list(): Promise<Result<PlacedVaults, FolderRefusal>> {
    const answer = await askJson(this.#send, "GET", "list")
    if (!answer.ok) return refuse(folderOnly(answer.refusal))
    const { value } = answer
    if (!isFields(value) || !Array.isArray(value["vaults"])) return refuse(jobFailed)
    const vaults: PlacedVault[] = []
    for (const item of value["vaults"] as readonly unknown[]) {
      const vault = isFields(item) ? placedVault(item) : null
      if (vault === null) return refuse(jobFailed)
      vaults.push(vault)
    }
    return ok({ isHidden: value["isHidden"] === true, isRebuilt: value["isRebuilt"] === true, vaults })
  }

  hide(isHidden: boolean): Done {
    return this.#do("POST", isHidden ? "hide" : "show")
  }

  noteOpened(ref: string): Done {
    return this.#do("POST", `${ref}/opened`)
  }

  /** Refused where the name is empty or longer than a line of 80 characters. */
  rename(ref: string, name: string): Done {
    return this.#do("PUT", `${ref}/name`, new TextEncoder().encode(name))
  }

  /** Only one that lies elsewhere, or is not there. */
  forget(ref: string): Done {
    return this.#do("POST", `${ref}/forget`)
  }

  /** For good. Refused while another has its lock; once it answers well the vault is listed nowhere any more. */
  delete(ref: string): Done {
    return this.#do("POST", `${ref}/delete`)
  }

  async #do(method: string, path: string, body?: Uint8Array<ArrayBuffer>): Done {
    const answer = await askJson(this.#send, method, path, body)
    return answer.ok ? ok(null) : refuse(folderOnly(answer.refusal))
  }
}

function placedVault(fields: Fields): PlacedVault | null {
  const { ref, refusal, name, folder, isSynced, openedAt, snapshots } = fields
  if (typeof ref !== "string" || typeof name !== "string" || typeof isSynced !== "boolean") return null
  return {
    ref,
    name,
    isSynced,
    refusal: typeof refusal === "string" ? folderOnly(parseRefusal({ name: refusal })) : null,
    folder: typeof folder === "string" ? folder : null,
    openedAt: typeof openedAt === "string" ? openedAt : null,
    snapshots: typeof snapshots === "string" ? snapshots : null,
  }
}
