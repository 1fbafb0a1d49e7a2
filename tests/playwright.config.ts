import { defineConfig } from "@playwright/test"

/** Each test starts an app with a browser of its own: two at a time are what a small computer carries. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [["list"]],
  outputDir: "../test-results",
})
