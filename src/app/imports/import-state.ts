import type { RecordId } from "../../domain/envelope.ts"
import type { SaveRefusal } from "../../worker/api.ts"
import type { ImportFrom, ImportPreview, ImportRefusal } from "../../worker/api/imports.ts"

export type AnyImportRefusal = ImportRefusal | SaveRefusal

/** Where an import is. `refusal` stays with what it can be tried again from. */
export type ImportState =
  | Readonly<{ at: "choosing"; refusal: AnyImportRefusal | null }>
  | Readonly<{ at: "reading"; from: ImportFrom }>
  | Readonly<{ at: "preview"; preview: ImportPreview; refusal: SaveRefusal | null }>
  | Readonly<{ at: "writing"; preview: ImportPreview }>
  | Readonly<{ at: "done"; from: ImportFrom; batch: RecordId; made: number }>

export const choosing: ImportState = { at: "choosing", refusal: null }

/** What the import itself says no to; anything else is the disk's refusal, and may be tried again. */
export function isImportRefusal(refusal: AnyImportRefusal): refusal is ImportRefusal {
  switch (refusal.reason) {
    case "cancelled":
    case "no-preview":
    case "nothing-to-import":
    case "too-many":
    case "unreadable":
      return true
    default:
      return false
  }
}
