import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"

/** An empty folder of its own for one test, gone with it. */
export async function testFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "t-"))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}
