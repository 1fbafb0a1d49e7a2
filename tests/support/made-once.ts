import { existsSync } from "node:fs"
import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import { root } from "../../electron/launch/paths.mjs"
import { isProcess } from "./processes.ts"

/** The runner empties this folder whenever it starts; those that it started then know each other by it. */
const shared = join(root, "test-results", `made-once-${process.ppid}`)
const madeWithinMs = 240_000

type Made<T> = Readonly<{ folder: string; value: T }>

/**
 * Has `make` fill a folder once in a run, whichever worker asks first; the others wait for it. What it answers must be
 * JSON. Nobody may change the folder afterwards. Throws when `make` does; whoever asks next begins anew.
 */
export async function madeOnce<T>(name: string, make: (folder: string) => Promise<T>): Promise<Made<T>> {
  for (let attempt = 0; ; attempt += 1) {
    const place = join(shared, `${name}.${attempt}`)
    if (await isFirst(place)) return makeIn(place, make)
    const made = await madeIn<T>(place)
    if (made !== null) return made
  }
}

async function makeIn<T>(place: string, make: (folder: string) => Promise<T>): Promise<Made<T>> {
  const folder = join(place, "made")
  try {
    await writeWhole(join(place, "maker"), String(process.pid))
    await mkdir(folder)
    const value = await make(folder)
    await writeWhole(join(place, "done.json"), JSON.stringify(value))
    return { folder, value }
  } catch (error) {
    await writeWhole(join(place, "failed"), String(error))
    throw error
  }
}

/** Null when the making failed, or its worker ended over it: the runner ends one whose test ran out of time. */
async function madeIn<T>(place: string): Promise<Made<T> | null> {
  const done = join(place, "done.json")
  const until = performance.now() + madeWithinMs
  while (!existsSync(done)) {
    if (existsSync(join(place, "failed")) || (await isMakerGone(place))) return null
    if (performance.now() > until) throw new Error(`${place} was not filled in time`)
    await delay(100)
  }
  return { folder: join(place, "made"), value: JSON.parse(await readFile(done, "utf8")) as T }
}

async function isMakerGone(place: string): Promise<boolean> {
  const maker = join(place, "maker")
  if (!existsSync(maker)) return false
  if (isProcess(Number(await readFile(maker, "utf8")))) return false
  // Its last deed may have been to finish.
  return !existsSync(join(place, "done.json"))
}

async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text)
  await rename(`${path}.new`, path)
}

/** Of those that ask for a folder by the same name at once, one makes it. */
async function isFirst(place: string): Promise<boolean> {
  await mkdir(shared, { recursive: true })
  try {
    await mkdir(place)
    return true
  } catch (error) {
    if (existsSync(place)) return false
    throw error
  }
}
