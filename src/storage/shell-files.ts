import { ok, refuse, type Result } from "../base/result.ts"
import { hexText } from "../base/bytes.ts"
import type { FolderRefusal, InUseRefusal } from "./refusals.ts"
import { isFields } from "./shell-answer.ts"
import {
  askBytes,
  askJson,
  type FilePart,
  folderOnly,
  jobFailed,
  type Missing,
  type Send,
} from "./shell-request.ts"
import { ShellPlaces } from "./shell-places.ts"
import { ShellStore } from "./shell-store.ts"

export type FolderStat = Readonly<{ header: number | null; length: number | null; modifiedMs: number | null }>
/** The file is not as long as the writer believed. */
export type OtherLength = Readonly<{ reason: "other-length"; length: number }>
export type OtherHeader = Readonly<{ reason: "other-header" }>

/**
 * `isDraft`: the vault works like any other under its ref, and is listed only once `publishVault` put it in place; until then
 * it ends with this run of the app, or with its being locked. `place`: what the shell named a folder of the owner's choice.
 */
export type CreateHow = Readonly<{ isDraft?: boolean; place?: string }>

/** Makes a vault folder with this header and this first frame, whole or not at all. Answers its ref. */
export async function createVaultFolder(
  send: Send,
  header: Uint8Array<ArrayBuffer>,
  firstFrame: Uint8Array<ArrayBuffer>,
  how: CreateHow = {},
): Promise<Result<string, FolderRefusal>> {
  const body = new Uint8Array(header.length + firstFrame.length)
  body.set(header)
  body.set(firstFrame, header.length)
  const draft = how.isDraft === true ? "&draft" : ""
  const place = how.place === undefined ? "" : `&place=${encodeURIComponent(how.place)}`
  const answer = await askJson(send, "POST", `create?header=${header.length}${draft}${place}`, body)
  if (!answer.ok) return refuse(folderOnly(answer.refusal))
  return typeof answer.value === "string" ? ok(answer.value) : refuse(jobFailed)
}

/** One vault folder, by the ref under which the shell lists it. */
export class ShellFolder {
  readonly ref: string
  readonly #send: Send
  #rewrites = 0
  #finishing: Promise<unknown> = Promise.resolve()

  constructor(send: Send, ref: string) {
    this.ref = ref
    this.#send = send
  }

  /** The files of attachments. */
  get attached(): ShellStore {
    return new ShellStore(this.#send, `${this.ref}/f`)
  }

  /** In the owner's folder, or in the app's own. */
  get snapshots(): ShellStore {
    return new ShellStore(this.#send, `${this.ref}/s`)
  }

  /** The attachments that snapshots name. */
  get snapshotFiles(): ShellStore {
    return new ShellStore(this.#send, `${this.ref}/sf`)
  }

  /** The last names of the owner's folder for snapshots; null where the app keeps them itself, and where nobody can tell. */
  async snapshotFolder(): Promise<string | null> {
    const listed = await new ShellPlaces(this.#send).list()
    const own = listed.ok ? listed.value.vaults.find(({ ref }) => ref === this.ref) : undefined
    return own?.snapshots ?? null
  }

  async stat(): Promise<Result<FolderStat, FolderRefusal>> {
    const answer = await this.#json("GET", "stat")
    if (!answer.ok) return refuse(folderOnly(answer.refusal))
    if (!isFields(answer.value)) return refuse(jobFailed)
    const numberOf = (value: unknown) => (typeof value === "number" ? value : null)
    const { header, length, modifiedMs } = answer.value
    return ok({ header: numberOf(header), length: numberOf(length), modifiedMs: numberOf(modifiedMs) })
  }

  async readHeader(): Promise<Result<Uint8Array<ArrayBuffer>, FolderRefusal | Missing>> {
    const read = await this.#bytes("header")
    return read.ok ? ok(read.value.bytes) : read
  }

  /** Puts `header` in the place of `old`, whole or not at all; refused if another stands there. */
  async replaceHeader(
    old: Uint8Array<ArrayBuffer>,
    header: Uint8Array<ArrayBuffer>,
  ): Promise<Result<undefined, FolderRefusal | OtherHeader>> {
    const answer = await this.#json("PUT", `header?was=${await digestOf(old)}`, header)
    if (answer.ok) return ok()
    return refuse(answer.refusal.reason === "other-header" ? answer.refusal : folderOnly(answer.refusal))
  }

  /** `identity.age`, whole. */
  async readIdentity(): Promise<Result<Uint8Array<ArrayBuffer>, FolderRefusal | Missing>> {
    const read = await this.#bytes("identity")
    return read.ok ? ok(read.value.bytes) : read
  }

  /** Puts `identity.age` in the place of the former one or of none, whole or not at all. At most 64 KiB. */
  async replaceIdentity(bytes: Uint8Array<ArrayBuffer>): Promise<Result<undefined, FolderRefusal>> {
    const answer = await this.#json("PUT", "identity", bytes)
    return answer.ok ? ok() : refuse(folderOnly(answer.refusal))
  }

  /** Both ends are cut to what is there. */
  readJournal(from: number, to: number): Promise<Result<FilePart, FolderRefusal | Missing>> {
    return this.#bytes(`j?from=${from}&to=${to}`)
  }

  /** How often the journal gave way to a new one, or may have: parts read before and after are not of one file. */
  get rewrites(): number {
    return this.#rewrites
  }

  /** As `rewrites`, once none is under way. */
  async rewritesEnded(): Promise<number> {
    await this.#finishing
    return this.#rewrites
  }

  /** Answers the journal's length. Again while it is held: does nothing. A `claim` may take as long as two heartbeats, 11 s. */
  async takeLock(claim?: string): Promise<Result<number, FolderRefusal | InUseRefusal>> {
    const query = claim === undefined ? "" : `?claim=${encodeURIComponent(claim)}`
    const answer = await this.#json("POST", `lock${query}`)
    if (answer.ok) {
      const length = isFields(answer.value) ? answer.value["length"] : null
      return typeof length === "number" ? ok(length) : refuse(jobFailed)
    }
    return refuse(answer.refusal.reason === "in-use" ? answer.refusal : folderOnly(answer.refusal))
  }

  async releaseLock(): Promise<Result<undefined, FolderRefusal>> {
    const answer = await this.#json("DELETE", "lock")
    return answer.ok ? ok() : refuse(folderOnly(answer.refusal))
  }

  /** Durable once it answers, with the new length. */
  append(at: number, frame: Uint8Array<ArrayBuffer>): LengthAnswer {
    return this.#length("POST", `j?at=${at}`, frame)
  }

  /** Drops what stands behind `to` in a file of length `at`; with `keep`, those bytes are first put aside. */
  cut(at: number, to: number, keep: boolean): LengthAnswer {
    return this.#length("POST", `cut?at=${at}&to=${to}${keep ? "&keep" : ""}`)
  }

  beginRewrite(): LengthAnswer {
    return this.#length("POST", "rewrite-begin")
  }

  addToRewrite(at: number, frame: Uint8Array<ArrayBuffer>): LengthAnswer {
    return this.#length("POST", `rewrite-add?at=${at}`, frame)
  }

  /** With `keep`, the former file stays in the folder under another name. */
  finishRewrite(oldLength: number, length: number, keep: boolean): LengthAnswer {
    this.#rewrites += 1
    const path = `rewrite-finish?old=${oldLength}&length=${length}${keep ? "&keep" : ""}`
    const finishing = this.#length("POST", path)
    this.#finishing = finishing
    return finishing
  }

  /**
   * Ends a rewrite that was made for `header`, whose key epoch is one above that of `oldHeader`: at every moment, a power cut
   * included, the folder has both old or both new. Refused with `lost-lock`, it cannot be said which: only a new opening can.
   */
  finishRotation(change: RotationSwitch): Promise<Result<number, FolderRefusal | OtherLength | OtherHeader>> {
    this.#rewrites += 1
    const finishing = this.#finishRotation(change)
    this.#finishing = finishing
    return finishing
  }

  abortRewrite(): LengthAnswer {
    return this.#length("POST", "rewrite-abort")
  }

  /** Deletes `j.1`, `j.2` and so on: what was set aside under keys that the vault has no more. */
  async removeSetAside(): Promise<Result<undefined, FolderRefusal>> {
    const answer = await this.#json("DELETE", "set-aside")
    return answer.ok ? ok() : refuse(folderOnly(answer.refusal))
  }

  /** IndexedDB opens no database at all: the shell is to set the browser's store aside at its next start. */
  async reportRefusedStore(): Promise<Result<undefined, FolderRefusal>> {
    const answer = await askJson(this.#send, "POST", "store-refused")
    return answer.ok ? ok() : refuse(folderOnly(answer.refusal))
  }

  #json(method: string, path: string, body?: Uint8Array<ArrayBuffer>) {
    return askJson(this.#send, method, `${this.ref}/${path}`, body)
  }

  async #finishRotation({ oldLength, length, oldHeader, header }: RotationSwitch) {
    const was = await digestOf(oldHeader)
    const path = `rotation-finish?old=${oldLength}&length=${length}&was=${was}`
    const answer = await this.#json("POST", path, header)
    if (answer.ok) return typeof answer.value === "number" ? ok(answer.value) : refuse(jobFailed)
    const { refusal } = answer
    const isOther = refusal.reason === "other-length" || refusal.reason === "other-header"
    return refuse(isOther ? refusal : folderOnly(refusal))
  }

  async #length(method: string, path: string, body?: Uint8Array<ArrayBuffer>): LengthAnswer {
    const answer = await this.#json(method, path, body)
    if (answer.ok) return ok(typeof answer.value === "number" ? answer.value : 0)
    return refuse(answer.refusal.reason === "other-length" ? answer.refusal : folderOnly(answer.refusal))
  }

  #bytes(path: string): Promise<Result<FilePart, FolderRefusal | Missing>> {
    return askBytes(this.#send, `${this.ref}/${path}`)
  }
}

type LengthAnswer = Promise<Result<number, FolderRefusal | OtherLength>>
/** `oldLength` is that of the journal until then, `length` that of the rewrite. */
export type RotationSwitch = Readonly<{
  oldLength: number
  length: number
  oldHeader: Uint8Array<ArrayBuffer>
  header: Uint8Array<ArrayBuffer>
}>

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hexText(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)))
}
