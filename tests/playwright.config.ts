import { defineConfig } from "@playwright/test"

/** Those that take minutes, most of it waiting: begun first, so that no other core is left idle at the end. */
const longest = [
  "survives-kills.spec.ts",
  "survives-refusal.spec.ts",
  "thief-offline.spec.ts",
  "survives-damage.spec.ts",
]

/** What must not happen even once: tried again only where time ran out, which the run sees to (`run-stages.mjs`). */
const strict = /(thief|survives|races|csp|ipc|lock|vaults|launch)[\w-]*\.spec\.ts$/

/** The same, of an owner's ways. */
const longestWays = ["access.spec.ts"]

/** A run that begins before midnight would otherwise find its notes of today to be yesterday's: here it begins at noon. */
const hoursToNoon = 12 - new Date().getUTCHours()
process.env["TZ"] ??= `Etc/GMT${hoursToNoon > 0 ? "-" : "+"}${Math.abs(hoursToNoon)}`

/** Each test starts an app with a browser of its own: three keep a small computer busy, and a fourth would only be in their way. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  projects: [
    { name: "longest", testMatch: longest },
    { name: "the longest an owner does", testMatch: longestWays },
    { name: "what must not happen", testMatch: strict, testIgnore: longest },
    { name: "what an owner does", testIgnore: [strict, ...longest, ...longestWays] },
  ],
  workers: 3,
  // Long ways by keyboard and mouse on a busy computer. The run names each that needed its second try.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [["list"]],
  outputDir: "../test-results",
})
