import type { ImportFile, ImportFrom } from "../api/imports.ts"
import { importLimits } from "./limits.ts"

/** What the owner will know the batch by: the folder, or the address books. */
export function batchName(from: ImportFrom, files: readonly ImportFile[]): string {
  const paths = files.map(({ path }) => path.split("/"))
  const names =
    from === "markdown"
      ? new Set(paths.map(([first = ""]) => first))
      : new Set(paths.map((parts) => parts.at(-1) ?? ""))
  return [...names].join(", ").slice(0, importLimits.batchName)
}
