import { existsSync } from "node:fs"
import { join, relative } from "node:path"
import { buildIfStale } from "./build-if-stale.mjs"
import { chooseRuntime } from "./choose-runtime.mjs"
import { aptInstall } from "./debian.mjs"
import { hasDisplay, hasXvfb, openVirtualDisplay } from "./display.mjs"
import { root } from "./paths.mjs"
import { aborted, end, ended, endRequested, startApart } from "./processes.mjs"
import { screenshotWhenDrawn } from "./screenshot.mjs"

/** The launcher's own words; everything else on the command line goes to the app. */
const own = new Set(["--once", "--retry-electron", "--runtime=chromium"])
const given = process.argv.slice(2)
const once = given.includes("--once")
const appArgs = given.filter((word) => !own.has(word))

process.exitCode = await start(endRequested())

/**
 * @param {AbortSignal} signal
 * @returns {Promise<number>} the exit code
 */
async function start(signal) {
  if (!existsSync(join(root, "node_modules/electron/package.json"))) {
    console.log("The packages are not installed yet: run `npm install` first.")
    return 1
  }
  if (!buildIfStale()) return 1
  const virtual = !hasDisplay()
  const wanted = virtual && !hasXvfb() ? ["xvfb"] : []
  const runtime = await chooseRuntime({
    retryElectron: given.includes("--retry-electron"),
    onlyChromium: given.includes("--runtime=chromium"),
    alsoInstall: wanted,
    signal,
  })
  if (signal.aborted) return 0
  if (runtime === undefined) return 1
  console.log(runtime.line)
  if (!virtual) return run(runtime, {}, signal)
  if (!hasXvfb() && !aptInstall(["xvfb"], "There is no display, and Xvfb, a virtual one, is missing."))
    return 1
  return runOnVirtualDisplay(runtime, signal)
}

/**
 * @param {import("./choose-runtime.mjs").Runtime} runtime
 * @param {AbortSignal} signal
 * @returns {Promise<number>}
 */
async function runOnVirtualDisplay(runtime, signal) {
  const display = await openVirtualDisplay()
  const file = join(root, "test-results/window.png")
  console.log(`There is no display: the window opens on a virtual one (Xvfb ${display.env.DISPLAY}).`)
  const enough = new AbortController()
  const either = AbortSignal.any([signal, enough.signal])
  /** @type {boolean | undefined} */
  let drawn
  const picture = screenshotWhenDrawn(display.frameBuffer, file, either).then((done) => {
    drawn = done
    if (either.aborted) return
    const where = relative(process.cwd(), file)
    console.log(
      done ? `A picture of the window is in ${where}.` : "Nothing was drawn, so there is no picture.",
    )
    if (once) enough.abort()
    else console.log("Lucilius runs until Ctrl+C.")
  })
  try {
    const code = await run(runtime, display.env, either)
    enough.abort()
    await picture
    return once && drawn !== true ? 1 : code
  } finally {
    await display.close()
  }
}

/**
 * @param {import("./choose-runtime.mjs").Runtime} runtime
 * @param {Record<string, string>} displayEnv
 * @param {AbortSignal} signal
 * @returns {Promise<number>}
 */
async function run(runtime, displayEnv, signal) {
  const env = { ...process.env, ...runtime.env, ...displayEnv }
  const child = startApart(runtime.command, [...runtime.args, ...appArgs], {
    cwd: root,
    env,
    stdio: "inherit",
  })
  const code = await Promise.race([ended(child), aborted(signal).then(() => 0)])
  await end(child)
  return code
}
