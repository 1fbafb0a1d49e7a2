import { spawn } from "node:child_process"
import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { hasXvfb } from "../../electron/launch/display.mjs"
import { root } from "../../electron/launch/paths.mjs"
import { expect, test } from "../support/app.ts"
import { lock, unlock } from "../support/owner.ts"
import { openSample } from "../support/open-sample.ts"
import { samplePassphrase } from "../support/sample/sample-vault.ts"

test("the sample journal holds whatever a day can ask for, and is still there after a lock", async ({
  launchApp,
}, info) => {
  const { app, page } = await openSample(launchApp, info)
  await page.getByRole("button", { name: "Today", exact: true }).click()
  for (const part of [
    "Next sessions",
    "What came of these?",
    "What I said I would do",
    "What others said they would do",
    "Time to be in touch",
    "Open promises",
    "To thank for",
  ]) {
    await expect(page.getByRole("region", { name: part }).getByRole("listitem").first()).toBeVisible()
  }
  const fresh = await lock(app)
  await unlock(fresh, samplePassphrase)
  await fresh.getByRole("button", { name: "Network" }).click()
  await fresh.getByRole("main").getByRole("searchbox").fill("ليلى")
  await fresh
    .getByRole("main")
    .getByRole("button", { name: /ليلى حدّاد/ })
    .click()
  await expect(fresh.getByRole("heading", { name: "ليلى حدّاد", level: 1 })).toBeVisible()
})

test("the demo says its passphrase in one line, shows its window and leaves no profile behind", async () => {
  test.skip(!hasXvfb(), "needs Xvfb")
  // Short: the browser keeps a socket in it, and a socket's path has at most 107 bytes.
  const folder = await mkdtemp(join(tmpdir(), "demo-"))
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
  const demo = spawn(
    process.execPath,
    [join(root, "tests/support/sample/demo.mjs"), "--once", "--runtime=chromium"],
    { cwd: root, env: { ...env, TMPDIR: folder }, stdio: ["ignore", "pipe", "inherit"] },
  )
  let said = ""
  let most = 0
  for await (const text of demo.stdout) {
    said += String(text)
    most = Math.max(most, (await profilesIn(folder)).length)
  }
  expect(said.split("\n").filter((line) => line.includes(samplePassphrase))).toHaveLength(1)
  expect(said).toContain("A picture of the window is in")
  expect(most).toBe(1)
  expect(await profilesIn(folder)).toEqual([])
  await rm(folder, { recursive: true, force: true })
})

async function profilesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith("lucilius-demo-"))
}
