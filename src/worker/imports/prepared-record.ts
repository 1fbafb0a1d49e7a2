import type { Result } from "../../base/result.ts"
import type { JournalDocument } from "../../documents/document.ts"
import type { RecordFields } from "../../storage/storage.ts"
import type { ImportPreview, ImportRefusal } from "../api/imports.ts"
import type { LongRun, TellProgress } from "../long-run.ts"
import type { LeftOut } from "./left-out.ts"

/** One record as it will be made, all of it checked. */
export type PreparedRecord = Readonly<{
  type: "journal-note" | "mentoring-session" | "contact"
  /** Tells it from everything else that the same importer brings, ever. */
  foreignId: string
  fields: RecordFields
  bodies: Readonly<{ [name: string]: JournalDocument }>
  words: number
  channels: number
  /** By its name: the record is found or made when the import runs. */
  organisation?: string
  item: ImportPreview["items"][number]
}>

/** What was read of all files. */
export type Gathered = Readonly<{
  records: readonly PreparedRecord[]
  /** How many more are here from an earlier batch. */
  alreadyHere: number
}>

/** What a reader of files is given besides them. */
export type GatherParts = Readonly<{
  leftOut: LeftOut
  tell: TellProgress
  isHere: (foreignId: string) => boolean
}>

/** Files found fit to be read, and the reading of them. */
export type Gathering = Readonly<{ run: LongRun; gather: () => Promise<Result<Gathered, ImportRefusal>> }>
