import type { ChildProcess } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../../electron/launch/paths.mjs"
import { end, startApart } from "../../electron/launch/processes.mjs"
import { expect, test } from "../support/app.ts"
import { recordForBar } from "../support/bar.ts"
import { isBar } from "../support/test-vault.ts"
import { inEmptyNetwork, whyNoEmptyNetwork } from "../support/thief/empty-network.ts"
import { failedOnce } from "../run-stages.mjs"

/** Set for the runs that this spec starts, so that they do not start it again. They are the short form always. */
const isInside = process.env["THIEF_OFFLINE"] === "1"
const why = whyNoEmptyNetwork()
test.skip(isInside, "this is the run inside")
test.skip(why !== null, `no network namespace can be made here: ${why}`)

/** Not bounded in time: the test that waits for it is, and what is left of it then is ended. */
async function run(command: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const [file = "", ...words] = inEmptyNetwork(command)
  const child = startApart(file, words, {
    cwd: root,
    env: { ...process.env, THIEF_OFFLINE: "1", BAR: "0", FORCE_COLOR: "0", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  })
  running.add(child)
  let output = ""
  child.stdout?.on("data", (text) => (output += String(text)))
  const [code] = (await once(child, "close")) as [number | null]
  running.delete(child)
  return { code, output: output.trim() }
}

const running = new Set<ChildProcess>()
test.afterEach(async () => {
  await Promise.all([...running].map((child) => end(child)))
})

async function connect(host: string, port: number): Promise<string> {
  const code = `const socket = require("node:net").connect({ host: "${host}", port: ${port} })
    socket.on("connect", () => { console.log("connected"); process.exit() })
    socket.on("error", (error) => console.log(error.code))`
  return (await run([process.execPath, "-e", code])).output
}

test("The end-to-end suite passes where there is no network but loopback", async () => {
  const info = test.info()
  test.setTimeout(isBar ? 1_800_000 : 280_000)
  const links = (await run(["ip", "-o", "link"])).output.split("\n")
  expect(links).toHaveLength(1)
  expect(links[0]).toMatch(/\blo: <LOOPBACK,UP/)
  for (const address of ["192.0.2.1", "1.1.1.1", "2001:db8::1"]) {
    expect(await connect(address, 443)).toMatch(/^(ENETUNREACH|EADDRNOTAVAIL)$/)
  }
  // Refused, and so reached: loopback answers.
  expect(await connect("127.0.0.1", 9)).toBe("ECONNREFUSED")

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
  const command = [process.execPath, cli, "test", ...config, ...output, ...(isBar ? [] : some)]
  const inside = await run(command, { PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  expect(inside.code, inside.output).toBe(0)
  const told = JSON.parse(readFileSync(report, "utf8")) as Parameters<typeof failedOnce>[0]
  expect(failedOnce(told)).toEqual([])
  const { expected = 0, flaky = 0, unexpected, skipped = 0 } = told?.stats ?? {}
  expect(unexpected).toBe(0)
  expect(expected + flaky).toBeGreaterThanOrEqual(3)
  recordForBar("end to end without a network", { passed: expected + flaky, skipped })
})
