import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { _electron } from "playwright-core"
import { root } from "../../electron/launch/paths.mjs"
import { type LaunchOptions, readRendererPid, type RunningApp } from "./running-app.ts"

const origin = "app://main"

/** Starts the built app on real Electron. */
export async function launchElectron(executablePath: string, options: LaunchOptions): Promise<RunningApp> {
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), "app-")))
  const isRoot = process.getuid?.() === 0
  const app = await _electron.launch({
    executablePath,
    cwd: root,
    args: [
      ...(isRoot ? ["--no-sandbox"] : []),
      options.main ?? ".",
      `--user-data-dir=${userData}`,
      ...(options.args ?? []),
    ],
    env: { ...definedOnly(process.env), ...options.env },
  })
  const child = app.process()
  let output = ""
  child.stdout?.on("data", (text) => (output += String(text)))
  child.stderr?.on("data", (text) => (output += String(text)))
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve)).then(async (code) => {
    if (options.userData === undefined) await rm(userData, { recursive: true, force: true, maxRetries: 5 })
    return code
  })
  const evaluate: RunningApp["evaluate"] = async (run, argument) => {
    // Before this, what the app sets up for itself may not be there yet.
    await app.evaluate(({ app: shell }) => shell.whenReady())
    return app.evaluate(run as never, argument as never)
  }
  return {
    runtime: "electron",
    origin,
    userData,
    pid: child.pid ?? 0,
    ended,
    output: () => output,
    page: async () => {
      const page = app.windows().at(-1) ?? (await app.firstWindow())
      await page.waitForURL(`${origin}/**`)
      await page.waitForLoadState()
      return page
    },
    evaluate,
    rendererPid: () => evaluate(readRendererPid),
    close: async () => {
      await app.close()
      return ended
    },
    kill: async () => {
      child.kill("SIGKILL")
      await ended
    },
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
