import { ok, refuse, type Result } from "../../base/result.ts"
import { markdownLimits } from "./limits.ts"

export type SortedFiles = Readonly<{
  /** To be read, in the order of their paths. */
  writings: readonly string[]
  /** Visible files that are no text of this kind, to be named to the owner. */
  others: readonly string[]
  /** What a program keeps for itself: files and folders whose name begins with a dot. */
  hidden: number
}>

export type FileKind = "markdown" | "plain-text" | "hidden" | "other"

const kinds: ReadonlyMap<string, FileKind> = new Map([
  ["md", "markdown"],
  ["markdown", "markdown"],
  ["mdown", "markdown"],
  ["mkd", "markdown"],
  ["txt", "plain-text"],
])

/** What a file is, by its path alone: no byte of it has to be read to leave it out. */
export function fileKind(path: string): FileKind {
  const names = path.replaceAll("\\", "/").split("/")
  if (names.some((name) => name.startsWith(".") && name !== ".")) return "hidden"
  const extension = /\.([^.]+)$/.exec(names.at(-1) ?? "")?.[1]?.toLowerCase() ?? ""
  return kinds.get(extension) ?? "other"
}

/** Refuses a folder of more files than one import may hold: a disk's root, chosen by mistake. */
export function sortFiles(paths: readonly string[]): Result<SortedFiles, "too-many-files"> {
  if (paths.length > markdownLimits.files) return refuse("too-many-files")
  const writings: string[] = []
  const others: string[] = []
  let hidden = 0
  for (const path of paths.toSorted()) {
    const kind = fileKind(path)
    if (kind === "hidden") hidden += 1
    else if (kind === "other") others.push(path)
    else writings.push(path)
  }
  return ok({ writings, others, hidden })
}
