import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { hasDisplay, hasXvfb, openVirtualDisplay } from "../electron/launch/display.mjs"
import { electronBinary, installedBrowser, missingLibraries } from "../electron/launch/find-runtime.mjs"
import { endRequested } from "../electron/launch/processes.mjs"
import { prepareMachine } from "./run-machine.mjs"
import { commandStage, playwrightStage, vitestStage } from "./run-stages.mjs"

const signal = endRequested()
const reports = mkdtempSync(join(tmpdir(), "lucilius-tests-"))
process.exitCode = await runAll().finally(() => rmSync(reports, { recursive: true, force: true }))

/**
 * Every stage in order, none left out because an earlier one failed; the totals are the last line.
 * @returns {Promise<number>} the exit code
 */
async function runAll() {
  prepareMachine()
  const node = process.execPath
  const bin = (/** @type {string} */ path) => join("node_modules", path)
  const lint = [bin("oxlint/bin/oxlint"), "--type-aware", "--deny-warnings"]
  const stages = [
    () => commandStage("build", "npm", ["run", "--silent", "build"], signal),
    () => commandStage("types", node, ["tests/types.mjs"], signal),
    () => commandStage("lint", node, lint, signal),
    () => commandStage("format", node, [bin("@biomejs/biome/bin/biome"), "format", "."], signal),
    () => vitestStage("unit, vectors, security, architecture, integration", reports, signal),
    () => endToEnd(),
  ]
  let [passed, failed, skipped] = [0, 0, 0]
  for (const stage of stages) {
    if (signal.aborted) break
    const counts = await stage()
    passed += counts.passed
    failed += counts.failed
    skipped += counts.skipped
  }
  if (signal.aborted) console.log("Ended before all stages ran.")
  if (skipped > 0) console.log(`${skipped} skipped`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 || signal.aborted ? 1 : 0
}

/**
 * On real Electron where its binary is present and usable (it needs a display), else on an installed browser, headless.
 * @returns {Promise<import("./run-stages.mjs").Counts>}
 */
async function endToEnd() {
  const binary = electronBinary()
  if (binary === undefined || missingLibraries(binary).length > 0) {
    const browser = installedBrowser()
    const where = browser === undefined ? "no runtime found" : `on ${browser}`
    const env = browser === undefined ? {} : { LUCILIUS_BROWSER: browser }
    return playwrightStage(`end to end, ${where}`, env, reports, signal)
  }
  if (hasDisplay() || !hasXvfb()) return playwrightStage("end to end, on Electron", {}, reports, signal)
  const display = await openVirtualDisplay()
  try {
    return await playwrightStage("end to end, on Electron under Xvfb", display.env, reports, signal)
  } finally {
    await display.close()
  }
}
