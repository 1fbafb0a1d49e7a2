/**
 * Loaded into the app's process by tests alone (`node --import`), beside the fallback runtime: gives a test what
 * Playwright's `_electron` gives by itself, the pages and a way to run a function in the main process. It talks over
 * the pipe that a parent process makes for its child, so that no socket is needed for that. The pages are reached over
 * a Unix socket (a named pipe on Windows) that only the same user can open.
 */
import { subscribe } from "node:diagnostics_channel"

/** @type {() => void} */
let noteStart
/** @type {Promise<void>} */
const started = new Promise((resolve) => (noteStart = resolve))

subscribe("lucilius:browser-started", (browser) => {
  noteStart()
  process.send?.({ kind: "started" })
  const bound = /** @type {import("playwright-core").Browser} */ (browser).bind("app")
  void bound.then((made) => process.send?.({ kind: "browser", endpoint: made.endpoint }))
})

process.on("message", (message) => void answer(message))
// A test that ends without a word must not leave the app behind.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"))

/**
 * Answers once the app is ready. Asked earlier, its own switches and guards would not be set yet; and to wait with
 * `whenReady` alone would start the browser without them.
 * @param {unknown} message
 */
async function answer(message) {
  const { id, source, argument } = /** @type {{ id: number, source: string, argument: unknown }} */ (message)
  try {
    await started
    const electron = await import("electron")
    await electron.app.whenReady()
    // oxlint-disable-next-line no-eval -- a test's function arrives as its text
    const run = /** @type {(electron: unknown, argument: unknown) => unknown} */ ((0, eval)(`(${source})`))
    process.send?.({ kind: "answer", id, value: await run(electron, argument) })
  } catch (error) {
    process.send?.({ kind: "refusal", id, message: error instanceof Error ? error.message : String(error) })
  }
}
