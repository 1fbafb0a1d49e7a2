import { join } from "node:path"
import { buildIfStale } from "../launch/build-if-stale.mjs"
import { fetchElectron, rememberedFailure } from "../launch/fetch-electron.mjs"
import { electronBinary } from "../launch/find-runtime.mjs"
import { root } from "../launch/paths.mjs"
import { aborted, end, ended, endRequested, startApart } from "../launch/processes.mjs"

/** electron-builder fetches tools of its own; where their addresses are swallowed it would wait for ever. */
const longestMs = 30 * 60_000
const own = new Set(["--retry-electron"])
const given = process.argv.slice(2)

process.exitCode = await makePackages(endRequested())

/**
 * @param {AbortSignal} signal
 * @returns {Promise<number>} the exit code
 */
async function makePackages(signal) {
  const reason = await whyNoElectron(signal)
  if (signal.aborted) return 1
  if (reason !== undefined) {
    console.log(
      `No packages were made: they contain Electron's binary, which cannot be had here (${reason}).`,
    )
    return 1
  }
  if (!buildIfStale()) return 1
  const builder = [join(root, "node_modules/electron-builder/cli.js"), "--config", "electron-builder.yml"]
  const args = [...builder, "--publish", "never", ...given.filter((word) => !own.has(word))]
  const child = startApart(process.execPath, args, { cwd: root, stdio: "inherit" })
  const code = await Promise.race([
    ended(child),
    aborted(AbortSignal.any([signal, AbortSignal.timeout(longestMs)])),
  ])
  await end(child)
  if (code === 0) console.log("The packages are in dist/.")
  else console.log("Packaging did not finish: electron-builder's own words are above.")
  return code === 0 ? 0 : 1
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<string | undefined>} undefined when the binary is there
 */
async function whyNoElectron(signal) {
  if (electronBinary() !== undefined) return undefined
  const earlier = given.includes("--retry-electron") ? undefined : rememberedFailure()
  return earlier === undefined
    ? fetchElectron(signal)
    : `${earlier}; npm run package -- --retry-electron tries again`
}
