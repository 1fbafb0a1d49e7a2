import { ok, refuse, type Result } from "../base/result.ts"
import type { FolderRefusal } from "./refusals.ts"
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

export type StoredFile = Readonly<{ name: string; bytes: number; modifiedMs: number }>
export type Exists = Readonly<{ reason: "exists" }>

/** The one name in the store of a target of the owner's choice. */
export const targetName = "file"

const longestPiece = 4 * 1024 * 1024

/**
 * Whole files that the shell keeps in one folder: immutable, written beside and put in place at the end. `path` is `<ref>/f`
 * for a vault's attachments, `<ref>/s` for its snapshots, `<ref>/sf` for the attachments that these name, `out/<token>` for
 * one target of the owner's choice, whose one file is `targetName`. Reading and listing need no lock; writing to a vault's
 * stores needs the vault's.
 */
export class ShellStore {
  readonly #send: Send
  readonly #path: string

  constructor(send: Send, path: string) {
    this.#send = send
    this.#path = path
  }

  /** Finished files under names that this store gives; sorted by name. A folder that was never written to has none. */
  async list(): Promise<Result<readonly StoredFile[], FolderRefusal>> {
    const answer = await askJson(this.#send, "GET", `${this.#path}/list`)
    if (!answer.ok) return refuse(folderOnly(answer.refusal))
    if (!Array.isArray(answer.value)) return refuse(jobFailed)
    const files = (answer.value as readonly unknown[]).map(parseStored)
    return files.every((file) => file !== null) ? ok(files) : refuse(jobFailed)
  }

  /** Without `replaces` a name that is taken is refused. Nothing stands under the name before `finish`. */
  async begin(
    name: string,
    how: Readonly<{ replaces: boolean }> = { replaces: false },
  ): Promise<Result<NewShellFile, FolderRefusal | Exists>> {
    const query = `name=${encodeURIComponent(name)}${how.replaces ? "&replaces" : ""}`
    const answer = await askJson(this.#send, "POST", `${this.#path}/begin?${query}`)
    if (!answer.ok)
      return refuse(answer.refusal.reason === "exists" ? answer.refusal : folderOnly(answer.refusal))
    if (typeof answer.value !== "string") return refuse(jobFailed)
    return ok(new NewShellFile(this.#send, this.#path, answer.value))
  }

  /**
   * Bytes from `from` to before `to`, both cut to what is there. Of a target, the file that is being written can be read;
   * once finished it can until the app is locked.
   */
  read(name: string, from: number, to: number): Promise<Result<FilePart, FolderRefusal | Missing>> {
    return askBytes(this.#send, `${this.#path}/read?name=${encodeURIComponent(name)}&from=${from}&to=${to}`)
  }

  /** Durable once it answers. Where there is none of the name, nothing is done. */
  async remove(name: string): Promise<Result<undefined, FolderRefusal>> {
    const answer = await askJson(this.#send, "DELETE", `${this.#path}/file?name=${encodeURIComponent(name)}`)
    return answer.ok ? ok() : refuse(folderOnly(answer.refusal))
  }
}

/** A file that is being written. Calls must not overlap. What is neither finished nor aborted ends with the vault's lock. */
export class NewShellFile {
  readonly #send: Send
  readonly #path: string
  readonly #draft: string
  #length = 0

  /** `draft` is what the shell named it. */
  constructor(send: Send, path: string, draft: string) {
    this.#send = send
    this.#path = path
    this.#draft = encodeURIComponent(draft)
  }

  get length(): number {
    return this.#length
  }

  /** Any number of bytes. Refused, the file is as long as it was, and the same bytes may be added again. */
  async add(bytes: Uint8Array): Promise<Result<undefined, FolderRefusal>> {
    const before = this.#length
    for (let at = 0; at < bytes.length; at += longestPiece) {
      const piece = bytes.slice(at, at + longestPiece)
      const path = `${this.#path}/add?draft=${this.#draft}&at=${before + at}`
      const answer = await askJson(this.#send, "POST", path, piece)
      if (!answer.ok) return refuse(folderOnly(answer.refusal))
      if (answer.value !== before + at + piece.length) return refuse(jobFailed)
    }
    this.#length = before + bytes.length
    return ok()
  }

  /** Durable under its name once it answers. After a refusal it is to be aborted and begun anew. */
  async finish(): Promise<Result<undefined, FolderRefusal>> {
    const path = `${this.#path}/finish?draft=${this.#draft}&length=${this.#length}`
    const answer = await askJson(this.#send, "POST", path)
    return answer.ok ? ok() : refuse(folderOnly(answer.refusal))
  }

  /** Nothing is left of it. After `finish` it does nothing. */
  async abort(): Promise<void> {
    await askJson(this.#send, "POST", `${this.#path}/abort?draft=${this.#draft}`)
  }
}

function parseStored(value: unknown): StoredFile | null {
  if (!isFields(value)) return null
  const { name, bytes, modifiedMs } = value
  if (typeof name !== "string" || typeof bytes !== "number" || typeof modifiedMs !== "number") return null
  return { name, bytes, modifiedMs }
}
