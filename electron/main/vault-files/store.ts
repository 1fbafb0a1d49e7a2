import type { Result } from "../../../src/base/result.ts"
import type { OpenFile } from "./files.ts"
import type { VaultFilesRefusal } from "./refusal.ts"

type Answer<T> = Promise<Result<T, VaultFilesRefusal>>

export type StoredFile = Readonly<{ name: string; bytes: number; modifiedMs: number }>
/** `from` and `to` are cut to what is there; `length` is that of the whole file. The taker closes `file`. */
export type OpenPart = Readonly<{ file: OpenFile; from: number; to: number; length: number }>

/** Whole files in one place, as a request reaches them: by names that the store knows, and drafts that it named itself. */
export interface Store {
  list(): Answer<readonly StoredFile[]>
  /** Answers the draft's name. */
  begin(name: string, replaces: boolean): Answer<string>
  /** Answers the draft's new length. */
  add(draft: string, at: number, bytes: Uint8Array): Answer<number>
  finish(draft: string, length: number): Answer<undefined>
  abort(draft: string): Answer<undefined>
  read(name: string, from: number, to: number): Answer<OpenPart>
  remove(name: string): Answer<undefined>
}
