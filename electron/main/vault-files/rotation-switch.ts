import { join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { type AppendFile, appendFileName } from "./append-file.ts"
import { type Files, remove, syncFolder } from "./files.ts"
import { headerEpoch, headerVault } from "./frame-check.ts"
import { headerDigest, readHeader, replaceHeader } from "./header-file.ts"
import { codeOf, type Refusing } from "./refusal.ts"
import type { Rewrite } from "./rewrite.ts"

const parkedName = /^j\+(\d{1,10})$/

/** `was`: the SHA-256, in hex, of the header until then. */
export type RotationChange = Readonly<{
  oldLength: number
  length: number
  was: string
  header: Uint8Array
}>

type Switched = Result<number, Refusing<"other-length" | "other-header" | "bad-request" | "lost-lock">>

/**
 * Puts a new header and the rewrite that was made for it in the place of the old two. The header is the one point of commit:
 * before it the rewrite waits under a name with its key epoch, after it takes its place, and a cut between the two is ended by
 * `settleRotation`. Throws what the file system refuses where both are as they were. `lost-lock`: that cannot be said, or the
 * journal's file is the old one still; nothing may be written before `settleRotation`.
 */
export async function switchRotation(
  files: Files,
  folder: string,
  { file, rewrite }: Readonly<{ file: AppendFile; rewrite: Rewrite }>,
  { oldLength, length, was, header }: RotationChange,
): Promise<Switched> {
  const current = await readHeader(files, folder)
  if (!current.ok || headerDigest(current.value) !== was) return refuse({ name: "other-header" })
  const epoch = nextEpoch(current.value, header)
  if (epoch === null) return refuse({ name: "bad-request" })
  const parked = await rewrite.park(file, oldLength, length, `${appendFileName}+${epoch}`)
  if (!parked.ok) return parked
  try {
    const replaced = await replaceHeader(files, folder, header, was)
    if (!replaced.ok) return replaced
  } catch (error) {
    if (await isStill(files, folder, was)) throw error
    return refuse({ name: "lost-lock" })
  }
  try {
    await rewrite.putInPlace(file)
  } catch (error) {
    if (codeOf(error) === undefined) throw error
    return refuse({ name: "lost-lock" })
  }
  return ok(length)
}

/** Ends a switch that was cut short: forwards where its header stands, else back. Throws what the file system refuses. */
export async function settleRotation(files: Files, folder: string): Promise<void> {
  const parked = (await files.readdir(folder)).flatMap((name) => {
    const epoch = parkedName.exec(name)?.[1]
    return epoch === undefined ? [] : [{ name, epoch: Number(epoch) }]
  })
  if (parked.length === 0) return
  const header = await readHeader(files, folder)
  const epoch = header.ok ? headerEpoch(header.value) : null
  if (epoch === null) return
  for (const one of parked) {
    const path = join(folder, one.name)
    if (!(await files.lstat(path)).isFile()) continue
    if (one.epoch === epoch) await files.rename(path, join(folder, appendFileName))
    else if (one.epoch > epoch) await remove(files, path)
  }
  await syncFolder(files, folder)
}

/** The name under which the journal that belongs to the header lies: not its own where a switch was cut short. */
export async function journalName(files: Files, folder: string): Promise<string> {
  const header = await readHeader(files, folder)
  const epoch = header.ok ? headerEpoch(header.value) : null
  if (epoch === null || epoch === 0) return appendFileName
  const name = `${appendFileName}+${epoch}`
  try {
    return (await files.lstat(join(folder, name))).isFile() ? name : appendFileName
  } catch (error) {
    if (codeOf(error) === "ENOENT") return appendFileName
    throw error
  }
}

/** Null where the new header is not of the same vault, or its epoch not the next. */
function nextEpoch(old: Uint8Array, header: Uint8Array): number | null {
  const [vault, other] = [headerVault(old), headerVault(header)]
  const [from, to] = [headerEpoch(old), headerEpoch(header)]
  if (vault === null || other === null || from === null || to !== from + 1) return null
  return Buffer.compare(vault, other) === 0 ? to : null
}

async function isStill(files: Files, folder: string, was: string): Promise<boolean> {
  try {
    const standing = await readHeader(files, folder)
    return standing.ok && headerDigest(standing.value) === was
  } catch (error) {
    if (codeOf(error) === undefined) throw error
    return false
  }
}
