import { localDateOf } from "../../base/local-date.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import { markdownLimits } from "../../transfer/markdown-folder/limits.ts"
import { readMarkdownFile } from "../../transfer/markdown-folder/read-markdown-file.ts"
import { sortFiles } from "../../transfer/markdown-folder/sort-files.ts"
import type { ImportFile, ImportRefusal } from "../api/imports.ts"
import { LongRun } from "../long-run.ts"
import { importLimits } from "./limits.ts"
import { prepareWriting } from "./prepare-writing.ts"
import type { Gathered, GatherParts, Gathering, PreparedRecord } from "./prepared-record.ts"
import { readFile } from "./read-file.ts"

/** Reads the writings of a folder, file by file. What is no writing is named and its bytes stay unread. */
export function gatherMarkdown(
  files: readonly ImportFile[],
  parts: GatherParts,
): Result<Gathering, ImportRefusal> {
  const sorted = sortFiles(files.map(({ path }) => path))
  if (!sorted.ok) return refuse({ reason: "too-many" })
  const { writings, others, hidden } = sorted.value
  const { leftOut, tell } = parts
  for (const path of others) leftOut.add("other-kind", path)
  if (hidden > 0) leftOut.add("hidden", "", hidden)
  const byPath = new Map(files.map(({ path, file }) => [path, file]))
  const found = writings.flatMap((path) => {
    const file = byPath.get(path)
    return file === undefined ? [] : [{ path, file }]
  })
  if (found.reduce((sum, { file }) => sum + file.size, 0) > importLimits.writingBytes)
    return refuse({ reason: "too-many" })
  const run = new LongRun(found.length, tell)
  return ok({ run, gather: () => readAll(found, parts, run) })
}

async function readAll(
  files: readonly ImportFile[],
  { leftOut, isHere }: GatherParts,
  run: LongRun,
): Promise<Result<Gathered, ImportRefusal>> {
  const records: PreparedRecord[] = []
  const today = localDateOf(new Date())
  let alreadyHere = 0
  let unread = 0
  for (const [at, { path, file }] of files.entries()) {
    if (!(await run.goesOn(at))) return refuse({ reason: "cancelled" })
    if (file.size > markdownLimits.fileBytes) {
      leftOut.add("too-large", path)
      continue
    }
    const content = await readFile(file)
    if (content === null) {
      unread += 1
      leftOut.add("unreadable-file", path)
      continue
    }
    const read = readMarkdownFile({ path, content })
    if (read.ok && isHere(read.value.foreignId)) {
      alreadyHere += 1
      continue
    }
    const changedOn = localDateOf(new Date(file.lastModified))
    const record = read.ok ? prepareWriting(read.value, changedOn, today, leftOut) : null
    if (record !== null) records.push(record)
    else leftOut.add(read.ok ? "unreadable-file" : read.refusal, path)
  }
  if (!(await run.goesOn(files.length))) return refuse({ reason: "cancelled" })
  return unread > 0 && unread === files.length
    ? refuse({ reason: "unreadable" })
    : ok({ records, alreadyHere })
}
