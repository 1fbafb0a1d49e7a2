import { existsSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { root } from "../electron/launch/paths.mjs"
import { aborted, end, ended, startApart } from "../electron/launch/processes.mjs"

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** A stage that hangs is a failed stage, not a hanging run. */
const longestMs = 45 * 60_000

/**
 * Runs a command to its end, its output kept.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} env added to this process's own
 * @param {AbortSignal} signal
 * @returns {Promise<{ code: number, output: string, seconds: string }>}
 */
async function run(command, args, env, signal) {
  const startedAt = Date.now()
  const shell = process.platform === "win32"
  // Colours are for a terminal; these words are kept, and printed only if something fails.
  const options = { cwd: root, env: { ...process.env, ...env, NO_COLOR: "1" }, shell }
  const child = startApart(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] })
  let output = ""
  child.stdout?.on("data", (chunk) => (output += String(chunk)))
  child.stderr?.on("data", (chunk) => (output += String(chunk)))
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const tooLong = new Promise((resolve) => (timer = setTimeout(resolve, longestMs)))
  const code = await Promise.race([
    ended(child),
    aborted(signal).then(() => 1),
    tooLong.then(() => {
      output += `\nGiven up after ${longestMs / 60_000} minutes.`
      return 1
    }),
  ])
  clearTimeout(timer)
  await end(child)
  return { code, output, seconds: ((Date.now() - startedAt) / 1000).toFixed(1) }
}

/**
 * @param {string} name
 * @param {string} seconds
 * @param {Counts} counts
 * @param {string} details printed below when anything failed
 * @returns {Counts}
 */
function report(name, seconds, counts, details) {
  const { passed, failed, skipped } = counts
  const skips = skipped > 0 ? `, ${skipped} skipped` : ""
  console.log(`${failed > 0 ? "✗" : "✓"} ${name}: ${passed} passed, ${failed} failed${skips} (${seconds} s)`)
  if (failed > 0) console.log(`${details.trim()}\n`)
  return counts
}

/**
 * A command that is one check.
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 * @param {AbortSignal} signal
 * @returns {Promise<Counts>}
 */
export async function commandStage(name, command, args, signal) {
  const { code, output, seconds } = await run(command, args, {}, signal)
  const good = code === 0
  return report(name, seconds, { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 }, output)
}

/**
 * @param {string} file
 * @returns {unknown} undefined when the runner wrote no report
 */
function reportIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined
}

/**
 * A runner that ends badly although no test failed (a file that does not load, an error outside tests) is one failure,
 * and so is one that ran no test at all.
 * @param {Counts} counts
 * @param {number} code
 * @returns {Counts}
 */
function honest(counts, code) {
  const silent = (code !== 0 || counts.passed === 0) && counts.failed === 0
  return silent ? { ...counts, failed: 1 } : counts
}

/**
 * @param {string} name
 * @param {string} reports folder for the runner's report
 * @param {AbortSignal} signal
 * @returns {Promise<Counts>}
 */
export async function vitestStage(name, reports, signal) {
  const file = join(reports, "vitest.json")
  const args = ["run", "--config", "tests/vitest.config.ts", "--reporter=dot", "--reporter=json"]
  const vitest = ["node_modules/vitest/vitest.mjs", ...args, `--outputFile.json=${file}`]
  const { code, output, seconds } = await run(process.execPath, vitest, {}, signal)
  const result = /** @type {VitestReport | undefined} */ (reportIn(file))
  const tests = (result?.testResults ?? []).flatMap(({ name: path, assertionResults }) =>
    assertionResults.map(({ status, fullName }) => ({
      status,
      title: `${relative(root, path)}: ${fullName}`,
    })),
  )
  const count = (/** @type {string[]} */ ...wanted) =>
    tests.filter((test) => wanted.includes(test.status)).length
  const counts = {
    passed: count("passed"),
    failed: count("failed"),
    skipped: count("skipped", "pending", "todo"),
  }
  const totals = report(name, seconds, honest(counts, code), output)
  printSkipped(
    tests.filter(({ status }) => status !== "passed" && status !== "failed").map(({ title }) => title),
  )
  return totals
}

/**
 * @param {string} name
 * @param {Record<string, string>} env
 * @param {string} reports folder for the runner's report
 * @param {AbortSignal} signal
 * @returns {Promise<Counts>}
 */
export async function playwrightStage(name, env, reports, signal) {
  const file = join(reports, "playwright.json")
  const args = ["test", "--config", "tests/playwright.config.ts", "--reporter=dot,json"]
  const playwright = ["node_modules/@playwright/test/cli.js", ...args]
  const reporting = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const { code, output, seconds } = await run(process.execPath, playwright, reporting, signal)
  const result = /** @type {PlaywrightReport | undefined} */ (reportIn(file))
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = result?.stats ?? {}
  const suites = result?.suites ?? []
  const once = failedOnce(result)
  const [passed, failed] = [expected + flaky - once.length, unexpected + once.length]
  const totals = report(name, seconds, honest({ passed, failed, skipped }, code), output)
  for (const title of once) console.log(`  failed, and no second try counts: ${title}`)
  for (const title of suites.flatMap((suite) => specsThat(isForgiven, suite))) {
    console.log(`  passed at its second try: ${title}`)
  }
  printSkipped(suites.flatMap((suite) => specsThat(({ status }) => status === "skipped", suite)))
  return totals
}

/**
 * Passed at its second try, and that counts: an owner's way may, and anything else whose time ran out the first time. A
 * check that failed on what must not happen even once is a failure.
 * @param {PlaywrightTest} test
 */
function isForgiven({ status, projectName, results }) {
  const isOwners = projectName.endsWith("an owner does")
  return status === "flaky" && (isOwners || results[0]?.status === "timedOut")
}

/**
 * The tests that passed at a second try which does not count.
 * @param {PlaywrightReport | undefined} result
 * @returns {string[]}
 */
export function failedOnce(result) {
  return (result?.suites ?? []).flatMap((suite) => specsThat(isNotForgiven, suite))
}

/** @param {PlaywrightTest} test */
function isNotForgiven(test) {
  return test.status === "flaky" && !isForgiven(test)
}

/**
 * @param {(test: PlaywrightTest) => boolean} isWanted
 * @param {PlaywrightSuite} suite
 * @returns {string[]}
 */
function specsThat(isWanted, { file, specs = [], suites = [] }) {
  const titles = specs.filter(({ tests }) => tests.some(isWanted)).map(({ title }) => `${file}: ${title}`)
  return [...titles, ...suites.flatMap((suite) => specsThat(isWanted, suite))]
}

/** @param {readonly string[]} titles */
function printSkipped(titles) {
  for (const title of titles.slice(0, 20)) console.log(`  skipped ${title}`)
  if (titles.length > 20) console.log(`  and ${titles.length - 20} more`)
}

/**
 * @typedef {object} VitestReport
 * @property {{ name: string, assertionResults: { status: string, fullName: string }[] }[]} testResults
 */

/**
 * @typedef {object} PlaywrightReport
 * @property {{ expected?: number, unexpected?: number, flaky?: number, skipped?: number }} [stats]
 * @property {PlaywrightSuite[]} [suites]
 */

/** @typedef {{ status: string, projectName: string, results: { status: string }[] }} PlaywrightTest */

/**
 * @typedef {object} PlaywrightSuite
 * @property {string} file
 * @property {{ title: string, tests: PlaywrightTest[] }[]} [specs]
 * @property {PlaywrightSuite[]} [suites]
 */
