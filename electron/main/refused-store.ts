import { existsSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync } from "node:fs"
import { hostname } from "node:os"
import { join } from "node:path"
import { logFault } from "./fault-log.ts"
import { partition } from "./identity.ts"
import { codeOf } from "./vault-files/refusal.ts"
import { writeWholeFile } from "./whole-file.ts"

const markName = "store-refused"
const storeName = "IndexedDB"
const asideName = /^IndexedDB\.(\d{1,9})$/
const mostKept = 3

/** Where a browser keeps the databases of the app's one origin; `lock` says which process has them open. */
type StorePlace = Readonly<{ folder: string; lock: string | null }>

/** Notes in `sessionData` that the browser opens no database any more, for the next start. */
export function noteRefusedStore(sessionData: string): Promise<void> {
  // Not an empty file: that could be made on a full disk, where the store may be well.
  return writeWholeFile(join(sessionData, markName), new TextEncoder().encode("refused\n"))
}

/**
 * Renames the browser's folder of databases where one was noted to be refused; the browser then makes a new one. Must run
 * with the app's lock held and before any session exists. A folder that a browser still holds is left, with the note, to
 * the next start. Never throws: the app can go on without a working copy.
 */
export function setAsideRefusedStore(sessionData: string): void {
  const mark = join(sessionData, markName)
  try {
    if (!existsSync(mark)) return
    const places = storePlaces(sessionData)
    if (places.some(({ lock }) => lock !== null && isHeld(lock))) return
    // Before the renaming: a note that could not be removed would set a good store aside at every start. If the app ends
    // in between, the vault finds the store refused again, and notes it again.
    rmSync(mark)
    for (const { folder } of places) setAside(folder)
  } catch (error) {
    logFault("setting the browser's store aside", error)
  }
}

/** Electron's for the app's partition, and those of the browsers that the app ran on in Electron's place. */
function storePlaces(sessionData: string): readonly StorePlace[] {
  const own = join(sessionData, "Partitions", partition.replace(/^persist:/, ""))
  const browsers = readdirSync(sessionData)
    .filter((name) => /^chromium-\d{1,4}$/.test(name))
    .map((name) => join(sessionData, name))
  return [
    // Electron's is held by this process alone, by the lock that it was started with.
    { folder: own, lock: null },
    ...browsers.map((path) => ({ folder: join(path, "Default"), lock: join(path, "SingletonLock") })),
  ]
}

/**
 * By the link to `host-pid` that Chromium makes for as long as it has the folder open; one of a browser that was killed
 * stays. On Windows there is none, and a folder whose files are open cannot be renamed.
 */
function isHeld(lock: string): boolean {
  const holder = linkText(lock)
  if (holder === null) return false
  const at = holder.lastIndexOf("-")
  return holder.slice(0, at) !== hostname() || isAlive(Number(holder.slice(at + 1)))
}

function linkText(path: string): string | null {
  try {
    return readlinkSync(path)
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null
    throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isEnded(pid)
  } catch (error) {
    return codeOf(error) === "EPERM"
  }
}

/** Whether a process ended and only its parent has not looked yet, as far as the system says; it holds no file then. */
function isEnded(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    return stat.slice(stat.lastIndexOf(")") + 2).startsWith("Z")
  } catch {
    return false
  }
}

/**
 * The last three are kept, for whoever wants to look into them: all in them is sealed. The note is left only by a vault that
 * was opened whole from its folder, so one that goes is older than three whole states of it.
 */
function setAside(folder: string): void {
  if (!existsSync(join(folder, storeName))) return
  const numbers = readdirSync(folder)
    .flatMap((name) => asideName.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((left, right) => left - right)
  const next = (numbers.at(-1) ?? 0) + 1
  renameSync(join(folder, storeName), join(folder, `${storeName}.${next}`))
  for (const old of [...numbers, next].slice(0, -mostKept)) {
    rmSync(join(folder, `${storeName}.${old}`), { recursive: true, force: true })
  }
}
