/**
 * Loaded into the app's process by tests alone (`node --import`), beside the fallback runtime: gives a test what
 * Playwright's `_electron` gives by itself, the pages and a way to run a function in the main process. It talks over
 * the pipe that a parent process makes for its child, so that no socket is needed for that. The pages are reached over
 * a Unix socket (a named pipe on Windows) that only the same user can open.
 */
import { subscribe } from "node:diagnostics_channel"

/** @type {Promise<string> | undefined} */
let endpoint

subscribe("lucilius:browser-started", (browser) => {
  const bound = /** @type {import("playwright-core").Browser} */ (browser).bind("app")
  endpoint = bound.then((made) => made.endpoint)
  endpoint.then((made) => process.send?.({ kind: "browser", endpoint: made }))
})

process.on("message", (message) => void answer(message))
// A test that ends without a word must not leave the app behind.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"))

/** @param {unknown} message */
async function answer(message) {
  const { id, source, argument } = /** @type {{ id: number, source: string, argument: unknown }} */ (message)
  try {
    const electron = await import("electron")
    const run = /** @type {unknown} */ ((0, eval)(`(${source})`))
    if (typeof run !== "function") throw new Error("what a test sends must be a function")
    process.send?.({ kind: "answer", id, value: await run(electron, argument) })
  } catch (error) {
    process.send?.({ kind: "refusal", id, message: error instanceof Error ? error.message : String(error) })
  }
}
