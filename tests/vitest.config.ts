import { resolve } from "node:path"
import { defineConfig } from "vitest/config"

const root = resolve(import.meta.dirname, "..")

export default defineConfig({
  root,
  test: {
    include: ["tests/{unit,vectors,security,architecture,integration}/**/*.test.{ts,tsx}"],
    environment: "node",
    // Under plain Node, requiring the electron package starts a download of its binary: tests get a stand-in.
    alias: { electron: resolve(root, "tests/support/electron-stand-in.ts") },
    // By itself it would leave one of two cores to the test runner, which has nothing to do.
    maxWorkers: "100%",
    testTimeout: 30_000,
  },
})
