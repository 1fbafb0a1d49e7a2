import { aptInstall, isRoot } from "./debian.mjs"
import { fetchElectron, rememberedFailure } from "./fetch-electron.mjs"
import { electronBinary, installedBrowser, missingLibraries } from "./find-runtime.mjs"

/**
 * @typedef {object} Runtime
 * @property {string} line which runtime was taken, and why
 * @property {string} command
 * @property {string[]} args
 * @property {Record<string, string>} env
 */

/**
 * @typedef {object} Choice
 * @property {boolean} retryElectron try the download again although it failed before
 * @property {boolean} onlyChromium take the browser even where Electron is present
 * @property {readonly string[]} alsoInstall Debian packages to be installed together with a missing browser
 * @property {AbortSignal} signal
 */

/**
 * Electron where it can be had, else an installed browser of the Chromium family.
 * @param {Choice} choice
 * @returns {Promise<Runtime | undefined>} undefined when there is neither; the way out has been printed
 */
export async function chooseRuntime({ retryElectron, onlyChromium, alsoInstall, signal }) {
  const why = onlyChromium ? "as asked" : await whyNotElectron(retryElectron, signal)
  if (signal.aborted) return undefined
  const electron = electronBinary()
  if (why === undefined && electron !== undefined) return electronRuntime(electron)
  const reason = why ?? "it is missing"
  const packages = ["chromium", ...alsoInstall]
  const needs = `Lucilius runs on Electron or on a browser of the Chromium family, and neither is here (Electron: ${reason}).`
  if (installedBrowser() === undefined && !aptInstall(packages, needs)) return undefined
  const browser = installedBrowser()
  if (browser !== undefined) return chromiumRuntime(browser, reason)
  console.log("The browser was installed, yet none was found where one is looked for.")
  return undefined
}

/**
 * @param {boolean} retry
 * @param {AbortSignal} signal
 * @returns {Promise<string | undefined>} undefined when Electron can be used
 */
async function whyNotElectron(retry, signal) {
  if (electronBinary() === undefined) {
    const earlier = retry ? undefined : rememberedFailure()
    if (earlier !== undefined) return `${earlier}; npm start -- --retry-electron tries again`
    console.log("Electron's binary is not here yet: downloading it, once.")
    const reason = await fetchElectron(signal)
    if (reason !== undefined) return reason
  }
  const binary = electronBinary()
  if (binary === undefined) return "its installer left no binary"
  const libraries = missingLibraries(binary)
  return libraries.length === 0 ? undefined : `this machine lacks ${libraries.slice(0, 3).join(", ")}`
}

/**
 * @param {string} binary
 * @returns {Runtime}
 */
function electronRuntime(binary) {
  const sandbox = isRoot() ? ["--no-sandbox"] : []
  const note = isRoot() ? ", without its sandbox, which cannot work as root" : ""
  return { line: `Runtime: Electron${note}.`, command: binary, args: [".", ...sandbox], env: {} }
}

/**
 * @param {string} browser
 * @param {string} why
 * @returns {Runtime}
 */
function chromiumRuntime(browser, why) {
  return {
    line: `Runtime: ${browser}, as Electron cannot be had here (${why}).`,
    command: process.execPath,
    args: ["--import", "./out/chromium/register.mjs", "out/main/index.js"],
    env: { LUCILIUS_BROWSER: browser },
  }
}
