import { readFileSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import type { Page } from "playwright-core"
import { root } from "../../electron/launch/paths.mjs"
import { type LaunchApp, test } from "../support/app.ts"
import { passphraseField } from "../support/owner.ts"
import type { LaunchOptions } from "../support/running-app.ts"
import { median, report } from "./figures.ts"
import { makeSeededVault } from "./seeded-vault.ts"

const starts = 7
const kibibyte = 1_024

test("S7: start to the lock screen", async ({ launchApp }) => {
  const userData = await mkdtemp(join(tmpdir(), "bench-"))
  await makeSeededVault(userData, 10)
  const empty: number[] = []
  const locked: number[] = []
  let code = 0
  // In turn, so that a computer that grows slower or quicker does so for both.
  for (let run = 0; run < starts; run++) {
    empty.push(await startTime(launchApp, { main: "tests/bench/empty-window.mjs" }, async () => undefined))
    locked.push(
      await startTime(launchApp, { userData }, async (page) => {
        await passphraseField(page).waitFor()
        code = await codeBytes(page)
      }),
    )
  }
  report({
    target: "S7",
    what: "start → lock screen painted",
    samples: locked,
    beside: "an empty window, p50 (limit: ratio 1.5)",
    besideValue: median(empty),
  })
  report({
    target: "S7",
    what: "code of the lock screen, gzip",
    samples: [code / kibibyte],
    unit: "KiB",
    beside: "limit",
    besideValue: 120,
  })
  await rm(userData, { recursive: true })
})

/** From the launch of the process to the page's first paint with content, in milliseconds. */
async function startTime(
  launchApp: LaunchApp,
  options: LaunchOptions,
  ready: (page: Page) => Promise<void>,
): Promise<number> {
  const begun = Date.now()
  const app = await launchApp(options)
  const page = await app.page()
  await ready(page)
  const painted = await page.evaluate(async () => {
    const paint = () => performance.getEntriesByName("first-contentful-paint")[0]
    while (paint() === undefined) await new Promise((resolve) => setTimeout(resolve, 5))
    return performance.timeOrigin + (paint()?.startTime ?? 0)
  })
  await app.close()
  return painted - begun
}

/** What the page itself has loaded of scripts and styles, compressed as if it were sent. */
async function codeBytes(page: Page): Promise<number> {
  const paths = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => /\.(?:js|css)$/.test(path)),
  )
  const files = [...new Set(paths)].filter((path) => !/\/(?:main|argon2-worker)-/.test(path))
  return files.reduce((sum, path) => sum + gzipSync(readFileSync(join(root, "out/renderer", path))).length, 0)
}
