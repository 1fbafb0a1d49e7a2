import { chmod, readdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"
import { expect, test } from "../support/app.ts"
import { isBar } from "../support/test-vault.ts"
import {
  hasStrace,
  isRouteQuestion,
  networkCalls,
  traced,
  traceRunning,
} from "../support/thief/network-calls.ts"
import { appProcesses, hasProc, survivorsAfter } from "../support/thief/processes.ts"
import { listeningSockets } from "../support/thief/sockets.ts"
import { type WatchedPlace, watchedPlace } from "../support/thief/watched-place.ts"

test.skip(!hasProc, "processes and sockets are read from Linux's /proc")

let place: WatchedPlace
test.beforeEach(async () => {
  place = await watchedPlace()
})
test.afterEach(() => place.remove())

/** What the runtime and this suite need, each inside a folder that only the owner can enter. */
const ownUnixSockets = [
  /** By which a second start of the browser finds the first. */
  /\/org\.chromium\.Chromium\.\w+\/SingletonSocket$/,
  /** By which the suite, and nobody without its hook, reaches the page. */
  /\/playwright\/browser\/browser-\w+\.sock$/,
]

test("No socket of any of the app's processes listens, and one that would is found", async ({
  launchApp,
}) => {
  const app = await launchApp({ userData: place.userData, env: place.env })
  const page = await app.page()
  await page.mouse.move(10, 10)
  const pids = () => appProcesses({ pid: app.pid, profile: place.userData }).map((one) => one.pid)
  expect(pids().length).toBeGreaterThanOrEqual(4)

  const sockets = listeningSockets(pids())
  expect(sockets.filter((socket) => socket.family !== "unix")).toEqual([])
  const strangers = sockets.filter((socket) => !ownUnixSockets.some((own) => own.test(socket.address)))
  expect(strangers).toEqual([])
  expect(sockets.every((socket) => socket.address.startsWith(place.root))).toBe(true)

  await app.evaluate(async () => {
    const server = process.getBuiltinModule("node:net").createServer()
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const peer = process.getBuiltinModule("node:dgram").createSocket("udp4")
    await new Promise<void>((resolve) => peer.bind(0, "127.0.0.1", resolve))
  })
  const planted = listeningSockets(pids()).filter((socket) => socket.family !== "unix")
  expect(planted.map((socket) => [socket.pid, socket.family])).toEqual([
    [app.pid, "tcp"],
    [app.pid, "udp"],
  ])
  await app.close()
})

for (const end of ["close", "kill"] as const) {
  test(`No process is left behind after a ${end}`, async ({ launchApp }) => {
    const app = await launchApp({ userData: place.userData, env: place.env })
    await app.page()
    const processes = appProcesses({ pid: app.pid, profile: place.userData })
    expect(processes.length).toBeGreaterThanOrEqual(4)
    await app[end]()
    expect(await survivorsAfter(processes, 20_000)).toEqual([])
    // One that was started after the list was made.
    await expect.poll(() => appProcesses({ profile: place.userData })).toEqual([])
  })
}

test("The app sends nothing to any internet address, with a network at hand", async ({ launchApp }) => {
  const watchedMs = isBar ? 30 * 60_000 : 8_000
  test.setTimeout(watchedMs + 60_000)
  test.skip(!hasStrace(), "strace is not installed")
  const browser = installedBrowser()
  test.skip(browser === undefined, "on Electron itself the browser is not a program of its own")

  // The browser is traced from its first call on, the main process from when its window stands.
  const logs = join(place.root, "calls")
  const wrapper = join(place.root, "traced-browser")
  const command = traced([browser ?? ""], `${logs}.$$`).map((word) =>
    word.includes("$") ? `"${word}"` : word,
  )
  await writeFile(wrapper, `#!/bin/sh\nexec ${command.join(" ")} "$@"\n`)
  await chmod(wrapper, 0o700)
  const app = await launchApp({
    userData: place.userData,
    env: { ...place.env, LUCILIUS_BROWSER: wrapper },
  })
  test.skip(app.runtime === "electron", "on Electron itself the browser is not a program of its own")
  const page = await app.page()
  const stopTracing = await traceRunning(app.pid, `${logs}.main`)
  await page.waitForTimeout(watchedMs)
  const calls = async () => {
    const files = (await readdir(place.root)).filter((name) => name.startsWith("calls."))
    expect(files.length).toBeGreaterThanOrEqual(2)
    return (await Promise.all(files.map((name) => networkCalls(join(place.root, name))))).flat()
  }
  const made = await calls()
  expect(made.filter((call) => !isRouteQuestion(call))).toEqual([])
  console.log(`${made.length} route questions of the browser, 0 other calls in ${watchedMs / 1000} s`)

  await app.evaluate(async () => {
    const socket = process.getBuiltinModule("node:net").connect(9, "127.0.0.1")
    await new Promise<void>((resolve) => socket.once("error", () => resolve()))
  })
  await stopTracing()
  const planted = (await calls()).filter((call) => !isRouteQuestion(call))
  expect(planted.map((call) => call.call)).toEqual(["connect"])
  await app.close()
})
