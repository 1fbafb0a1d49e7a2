import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { root } from "../electron/launch/paths.mjs"
import { prepareMachine } from "./run-machine.mjs"

/**
 * The security and reliability tests with their full counts, which take long, each with its time; then the figures that
 * tests recorded (`tests/support/bar.ts`). Further words go to vitest: `npm run bar -- wrong-passphrases`.
 */
const folder = mkdtempSync(join(tmpdir(), "bar-"))
const report = join(folder, "figures.jsonl")
const given = process.argv.slice(2)
const wanted = given.length > 0 ? given : ["tests/security", "tests/integration", "tests/vectors"]
const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/vitest.config.ts"]

prepareMachine()
const { status } = spawnSync(
  process.execPath,
  [...vitest, "--reporter=verbose", "--testTimeout=1800000", "--hookTimeout=600000", ...wanted],
  {
    cwd: root,
    env: { ...process.env, BAR: "1", BAR_REPORT: report },
    stdio: ["ignore", "inherit", "inherit"],
  },
)
const lines = existsSync(report) ? readFileSync(report, "utf8").trim().split("\n") : []
for (const line of lines) console.log(sentence(line))
rmSync(folder, { recursive: true })
process.exitCode = status ?? 1

/**
 * @param {string} line as `recordForBar` wrote it
 * @returns {string}
 */
function sentence(line) {
  /** @type {unknown} */
  const entry = JSON.parse(line)
  const { what, figures } = /** @type {{ what: string, figures: Record<string, number | string> }} */ (entry)
  const said = Object.entries(figures).map(([name, value]) => `${name} ${value.toLocaleString("en")}`)
  return `${what}: ${said.join(", ")}`
}
