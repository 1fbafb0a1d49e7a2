import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { installedBrowser } from "../electron/launch/find-runtime.mjs"
import { root } from "../electron/launch/paths.mjs"
import { reportLines } from "./bar-lines.mjs"
import { prepareMachine } from "./run-machine.mjs"

/**
 * The security and reliability tests with their full counts, which take long, each with its time; then each line of the
 * bar (`tests/bar-lines.mjs`) and the figures that tests recorded (`tests/support/bar.ts`). Further words choose among them: `npm run bar -- wrong-passphrases`, or
 * `npm run bar -- thief-memory.spec.ts` for an end-to-end one. Those run on the app as it was built last.
 */
const folder = mkdtempSync(join(tmpdir(), "bar-"))
const report = join(folder, "figures.jsonl")
const given = process.argv.slice(2)
const all = [
  "tests/security",
  "tests/integration",
  "tests/vectors",
  "tests/unit/storage",
  "tests/unit/worker/backups",
  "thief-.*.spec.ts",
  "survives-.*.spec.ts",
]
const wanted = given.length > 0 ? given : all
const specs = wanted.filter((word) => word.endsWith(".spec.ts"))
const suites = wanted.filter((word) => !word.endsWith(".spec.ts"))
const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/vitest.config.ts"]

const playwright = ["node_modules/@playwright/test/cli.js", "test", "--config", "tests/playwright.config.ts"]

prepareMachine()
const codes = [
  suites.length > 0 &&
    run([...vitest, "--reporter=verbose", "--testTimeout=1800000", "--hookTimeout=600000", ...suites]),
  specs.length > 0 && run([...playwright, ...specs], { LUCILIUS_BROWSER: installedBrowser() ?? "" }),
]
const lines = existsSync(report) ? readFileSync(report, "utf8").trim().split("\n") : []
const records = lines.map(parsed)
rmSync(folder, { recursive: true })
const isFailed = codes.some((code) => code !== false && code !== 0)
for (const record of records) console.log(sentence(record))
console.log("\nThe bar, line by line:")
for (const line of reportLines(records)) console.log(line)
if (isFailed) console.log("A test failed: what it would have shown counts as not run.")
process.exitCode = isFailed ? 1 : 0

/**
 * @param {readonly string[]} words for node
 * @param {Record<string, string>} [env]
 * @returns {number} the exit code
 */
function run(words, env = {}) {
  const options = { cwd: root, env: { ...process.env, ...env, BAR: "1", BAR_REPORT: report } }
  return (
    spawnSync(process.execPath, words, { ...options, stdio: ["ignore", "inherit", "inherit"] }).status ?? 1
  )
}

/**
 * @param {string} line as `recordForBar` wrote it
 * @returns {import("./bar-lines.mjs").BarRecord}
 */
function parsed(line) {
  /** @type {unknown} */
  const entry = JSON.parse(line)
  return /** @type {import("./bar-lines.mjs").BarRecord} */ (entry)
}

/**
 * @param {import("./bar-lines.mjs").BarRecord} record
 * @returns {string}
 */
function sentence({ what, figures }) {
  const said = Object.entries(figures).map(([name, value]) => `${name} ${value.toLocaleString("en")}`)
  return `${what}: ${said.join(", ")}`
}
