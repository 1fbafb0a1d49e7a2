import { defineConfig } from "@playwright/test"

/** One at a time: a benchmark shares the computer with nothing that it starts itself. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.bench.ts",
  workers: 1,
  timeout: 900_000,
  reporter: [["line"]],
  outputDir: "../../test-results/bench",
})
