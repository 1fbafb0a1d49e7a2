import { expect } from "./app.ts"
import { isProcess } from "./processes.ts"
import type { RunningApp } from "./running-app.ts"

/** The process that shows the page, once the runtime knows it. */
export async function livePid(app: RunningApp): Promise<number> {
  let pid = 0
  await expect(async () => {
    pid = await app.rendererPid()
    expect(isProcess(pid)).toBe(true)
  }).toPass({ timeout: 10_000 })
  return pid
}
