import { existsSync } from "node:fs"
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"

const named = "LUCILIUS_TESTS_SHARED"
const madeWithinMs = 240_000

/** The runner's setup: names a folder for all of its workers. Answers how it goes away. */
// oxlint-disable-next-line import/no-default-export -- Playwright asks for it so
export default async function openShared(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "shared-"))
  process.env[named] = folder
  return () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

/**
 * Has `make` fill a folder once in a run, whichever worker asks first; the others wait for it. What it answers must be
 * JSON. Nobody may change the folder afterwards. Throws when the making failed, wherever it was.
 */
export async function madeOnce<T>(
  name: string,
  make: (folder: string) => Promise<T>,
): Promise<Readonly<{ folder: string; value: T }>> {
  const place = join(process.env[named] ?? "", name)
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
  try {
    await mkdir(place)
    return true
  } catch (error) {
    if (existsSync(place)) return false
    throw error
  }
}
