import { defineConfig } from "@playwright/test"

/** Each test starts an app with a browser of its own, and waits half of its time: three keep a small computer busy. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  workers: 3,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [["list"]],
  outputDir: "../test-results",
})
