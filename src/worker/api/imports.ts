import type { Result } from "../../base/result.ts"
import type { Instant, RecordId } from "../../domain/envelope.ts"
import type { Saved, SaveRefusal } from "../api.ts"

/** What comes in from files of other programs. Files cross as handles; the page never reads them. */
export interface ImportsApi {
  /** Reads and parses everything, writes nothing. How far it is comes as `import-progress` events. The preview is kept in the worker until the next one or `runImport`. */
  previewImport(from: ImportFrom, files: readonly ImportFile[]): Promise<Result<ImportPreview, ImportRefusal>>
  /** Writes what the last preview showed, all of it or nothing. */
  runImport(): Promise<Result<ImportDone, ImportRefusal | SaveRefusal>>
  /** Ends a preview or an import under way: nothing of it is kept. */
  cancelImport(): Promise<void>
  listImports(): Promise<readonly ImportRow[]>
  /** Takes out what a batch brought in, for good where it was not changed since; what the owner changed goes to the trash. */
  undoImport(batch: RecordId): Promise<Result<Saved, SaveRefusal>>
}

export type ImportFrom = "markdown" | "vcard"
export type ImportFile = Readonly<{ path: string; file: File }>
export type ImportRefusal = Readonly<{
  reason: "cancelled" | "no-preview" | "nothing-to-import" | "too-many" | "unreadable"
}>
export type ImportPreview = Readonly<{
  from: ImportFrom
  /** At most the first hundred, as they will be made. */
  items: readonly Readonly<{ kind: "note" | "session" | "contact"; name: string; detail: string }>[]
  willMake: Readonly<{
    notes: number
    sessions: number
    contacts: number
    organisations: number
    words: number
    channels: number
  }>
  /** Brought in by an earlier batch: left as they are. */
  alreadyHere: number
  /** Files, cards and parts that do not come in, by what they are, with how many and the first few names. */
  leftOut: readonly Readonly<{ what: string; count: number; examples: readonly string[] }>[]
}>
export type ImportDone = Readonly<{ batch: RecordId; made: number }>
export type ImportRow = Readonly<{
  id: RecordId
  from: string
  name: string
  at: Instant
  count: number
  isUndone: boolean
}>
