import { defineConfig } from "@playwright/test"

/** Those that take minutes, most of it waiting: begun first, so that no other core is left idle at the end. */
const longest = [
  "survives-kills.spec.ts",
  "survives-refusal.spec.ts",
  "thief-offline.spec.ts",
  "survives-damage.spec.ts",
]

/** What must not happen even once: never tried again. */
const strict = /(thief|survives|races|csp|ipc|lock|vaults|launch)[\w-]*\.spec\.ts$/

/** Each test starts an app with a browser of its own, and waits half of its time: four keep a small computer busy. */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./support/made-once.ts",
  testMatch: "*.spec.ts",
  projects: [
    { name: "longest", testMatch: longest },
    { name: "what must not happen", testMatch: strict, testIgnore: longest },
    // Long ways by keyboard and mouse on a busy computer. The run names each that needed its second try.
    { name: "what an owner does", testIgnore: [strict, ...longest], retries: 1 },
  ],
  workers: 4,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [["list"]],
  outputDir: "../test-results",
})
