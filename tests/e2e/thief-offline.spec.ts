import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../../electron/launch/paths.mjs"
import { expect, test } from "../support/app.ts"
import { recordForBar } from "../support/bar.ts"
import { isBar } from "../support/test-vault.ts"
import { inEmptyNetwork, whyNoEmptyNetwork } from "../support/thief/empty-network.ts"

/** Set for the runs that this spec starts, so that they do not start it again. They are the short form always. */
const isInside = process.env["THIEF_OFFLINE"] === "1"
const why = whyNoEmptyNetwork()
test.skip(isInside, "this is the run inside")
test.skip(why !== null, `no network namespace can be made here: ${why}`)

type Stats = Readonly<{
  stats: Readonly<{ expected: number; unexpected: number; flaky: number; skipped: number }>
}>

function run(command: readonly string[], timeoutMs: number, env: Readonly<Record<string, string>> = {}) {
  const [file = "", ...words] = inEmptyNetwork(command)
  return spawnSync(file, words, {
    cwd: root,
    encoding: "utf8",
    timeout: timeoutMs,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, THIEF_OFFLINE: "1", BAR: "0", FORCE_COLOR: "0", ...env },
  })
}

function connect(host: string, port: number): string {
  const code = `const socket = require("node:net").connect({ host: "${host}", port: ${port} })
    socket.on("connect", () => { console.log("connected"); process.exit() })
    socket.on("error", (error) => console.log(error.code))`
  return run([process.execPath, "-e", code], 20_000).stdout.trim()
}

test("The end-to-end suite passes where there is no network but loopback", () => {
  const info = test.info()
  const longestMs = isBar ? 1_800_000 : 240_000
  test.setTimeout(longestMs + 40_000)
  const links = run(["ip", "-o", "link"], 20_000).stdout.trim().split("\n")
  expect(links).toHaveLength(1)
  expect(links[0]).toMatch(/\blo: <LOOPBACK,UP/)
  for (const address of ["192.0.2.1", "1.1.1.1", "2001:db8::1"]) {
    expect(connect(address, 443)).toMatch(/^(ENETUNREACH|EADDRNOTAVAIL)$/)
  }
  // Refused, and so reached: loopback answers.
  expect(connect("127.0.0.1", 9)).toBe("ECONNREFUSED")

  const cli = join(root, "node_modules/@playwright/test/cli.js")
  const some = [
    "launch.spec.ts",
    "first-run.spec.ts",
    "-g",
    "opens its window|quits with code 0|an owner writes",
  ]
  const report = info.outputPath("inside.json")
  // Its output goes elsewhere: a run clears its folder, which is this run's own.
  const config = ["--config", "tests/playwright.config.ts", "--reporter", "list,json"]
  const output = ["--output", info.outputPath("inside")]
  const inside = run(
    [process.execPath, cli, "test", ...config, ...output, ...(isBar ? [] : some)],
    longestMs,
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  )
  expect(inside.status, inside.stdout).toBe(0)
  const { stats } = JSON.parse(readFileSync(report, "utf8")) as Stats
  expect(stats).toMatchObject({ unexpected: 0, flaky: 0 })
  expect(stats.expected).toBeGreaterThanOrEqual(3)
  recordForBar("end to end without a network", { passed: stats.expected, skipped: stats.skipped })
})
