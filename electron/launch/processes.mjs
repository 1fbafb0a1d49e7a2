import { spawn } from "node:child_process"

const posix = process.platform !== "win32"

/**
 * Starts a program as the leader of its own process group, with core dumps off: a dump would hold what is in memory.
 * On Windows there are neither groups nor core files, and the program is started as it is.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {import("node:child_process").ChildProcess}
 */
export function startApart(command, args, options = {}) {
  if (!posix) return spawn(command, args, options)
  const wrapped = ["-c", 'ulimit -c 0; exec "$0" "$@"', command, ...args]
  return spawn("sh", wrapped, { ...options, detached: true })
}

/**
 * A program's exit code; 1 when a signal ended it or it could not be started.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number>}
 */
export function ended(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve(child.exitCode)
    if (child.signalCode !== null) return resolve(1)
    child.once("error", () => resolve(1))
    child.once("exit", (code) => resolve(code ?? 1))
  })
}

/**
 * Asks a program to end, and after `graceMs` ends what is left of its group.
 * @param {import("node:child_process").ChildProcess} child started by `startApart`
 * @param {number} [graceMs]
 * @returns {Promise<void>}
 */
export async function end(child, graceMs = 8000) {
  if (child.pid === undefined) return
  if (child.exitCode === null && child.signalCode === null) {
    const exited = ended(child)
    child.kill("SIGTERM")
    const late = setTimeout(() => child.kill("SIGKILL"), graceMs)
    await exited
    clearTimeout(late)
  }
  if (posix) killGroup(child.pid)
}

/** @param {number} leader */
function killGroup(leader) {
  try {
    process.kill(-leader, "SIGKILL")
  } catch {
    // Nobody is left in the group: that is what was wanted.
  }
}

/**
 * A signal that aborts once this process is asked to end (Ctrl+C, SIGTERM, a closed terminal).
 * @returns {AbortSignal}
 */
export function endRequested() {
  const controller = new AbortController()
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(name, () => controller.abort(name))
  }
  return controller.signal
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
export function aborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener("abort", () => resolve(), { once: true })
  })
}
