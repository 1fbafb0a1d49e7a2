import { availableParallelism } from "node:os"
import { resolve } from "node:path"
import { defineConfig } from "vitest/config"

const root = resolve(import.meta.dirname, "..")

export default defineConfig({
  root,
  test: {
    include: ["tests/{unit,vectors,security,architecture,integration}/**/*.test.{ts,tsx}"],
    environment: "node",
    alias: {
      // Under plain Node, requiring the electron package starts a download of its binary: tests get a stand-in.
      electron: resolve(root, "tests/support/electron-stand-in.ts"),
      "fast-check": resolve(root, "tests/support/repeatable-draws.ts"),
    },
    // By itself it would leave one core to the test runner, which has nothing to do; and every fourth test waits for a browser.
    maxWorkers: availableParallelism() + 1,
    // A busy computer is slow, and a browser that hung is started anew: nothing here is about time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
  },
})
