import { Imports } from "../../src/worker/imports/imports.ts"
import type { ImportFile, ImportFrom } from "../../src/worker/api/imports.ts"
import { must } from "./must.ts"
import type { OpenRecords } from "./open-records.ts"

/** A file as a dialog hands it over. `changedAt` is the local time of its last change. */
export function fileOf(
  path: string,
  content: string | Uint8Array<ArrayBuffer>,
  changedAt = "2026-03-14T12:00:00",
): ImportFile {
  const name = path.split("/").at(-1) ?? ""
  return { path, file: new File([content], name, { lastModified: new Date(changedAt).getTime() }) }
}

export const silent = () => undefined

export function importsOf({ storage, knowledge }: OpenRecords): Imports {
  return new Imports(storage.records, knowledge)
}

/** Previews and runs it. */
export async function imported(imports: Imports, from: ImportFrom, files: readonly ImportFile[]) {
  must(await imports.preview(from, files, silent))
  return must(await imports.run())
}

export const cardOf = (...lines: readonly string[]) =>
  ["BEGIN:VCARD", "VERSION:3.0", ...lines, "END:VCARD", ""].join("\r\n")
