/**
 * npm run demo [-- LAUNCHER WORDS]                      opens the app on a throw-away sample journal
 * npm run demo -- --screenshots FOLDER [--large]        writes a picture of every place, in light and dark, instead
 */
import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { runnerImport } from "vite"
import { buildIfStale } from "../../../electron/launch/build-if-stale.mjs"
import { root } from "../../../electron/launch/paths.mjs"
import { ended, endRequested } from "../../../electron/launch/processes.mjs"

/** @typedef {typeof import("./sample-vault.ts")} SampleVault */
/** @typedef {typeof import("./pictures.ts")} Pictures */

const given = process.argv.slice(2)
const at = given.indexOf("--screenshots")
process.exitCode = at === -1 ? await open() : await picture(given[at + 1])

/** @returns {Promise<number>} the exit code */
async function open() {
  // Ctrl+C reaches the launcher as well: what is made here goes once it has ended.
  const stop = endRequested()
  const userData = await mkdtemp(join(tmpdir(), "lucilius-demo-"))
  try {
    const { makeSampleVault, samplePassphrase } = /** @type {SampleVault} */ (await load("sample-vault.ts"))
    await makeSampleVault(userData)
    if (stop.aborted) return 0
    console.log(`The sample journal opens with the passphrase: ${samplePassphrase}`)
    const launcher = join(root, "electron/launch/start.mjs")
    const words = [launcher, `--user-data-dir=${userData}`, ...given]
    const child = spawn(process.execPath, words, { cwd: root, stdio: "inherit" })
    stop.addEventListener("abort", () => child.kill("SIGTERM"))
    return await ended(child)
  } finally {
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * @param {string | undefined} folder
 * @returns {Promise<number>} the exit code
 */
async function picture(folder) {
  if (folder === undefined) {
    console.log("Name a folder for the pictures: npm run demo -- --screenshots FOLDER")
    return 1
  }
  if (!buildIfStale()) return 1
  const { takePictures } = /** @type {Pictures} */ (await load("pictures.ts"))
  await takePictures(resolve(folder), given.includes("--large"))
  return 0
}

/**
 * TypeScript through Vite, since Node 20 does not read it.
 * @param {string} name
 * @returns {Promise<unknown>}
 */
async function load(name) {
  const file = join(import.meta.dirname, name)
  const oxc = { target: "es2023" }
  /** @type {{ module: unknown }} */
  const { module } = await runnerImport(file, { root, configFile: false, logLevel: "error", oxc })
  return module
}
