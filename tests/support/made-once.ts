import { existsSync } from "node:fs"
import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import { root } from "../../electron/launch/paths.mjs"

/** The runner empties this folder whenever it starts; those that it started then know each other by it. */
const shared = join(root, "test-results", `made-once-${process.ppid}`)
const madeWithinMs = 240_000

/**
 * Has `make` fill a folder once in a run, whichever worker asks first; the others wait for it. What it answers must be
 * JSON. Nobody may change the folder afterwards. Throws when the making failed, wherever it was.
 */
export async function madeOnce<T>(
  name: string,
  make: (folder: string) => Promise<T>,
): Promise<Readonly<{ folder: string; value: T }>> {
  const place = join(shared, name)
  const folder = join(place, "made")
  const [done, failed] = [join(place, "done.json"), join(place, "failed")]
  if (await isFirst(place)) {
    try {
      await mkdir(folder)
      const value = await make(folder)
      await writeFile(`${done}.new`, JSON.stringify(value))
      await rename(`${done}.new`, done)
    } catch (error) {
      await writeFile(failed, String(error))
      throw error
    }
  }
  const until = performance.now() + madeWithinMs
  while (!existsSync(done)) {
    if (existsSync(failed)) throw new Error(`${name}: ${await readFile(failed, "utf8")}`)
    if (performance.now() > until) throw new Error(`${name} was not made in time`)
    await delay(100)
  }
  return { folder, value: JSON.parse(await readFile(done, "utf8")) as T }
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
