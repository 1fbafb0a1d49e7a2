import { type ChildProcess, spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import { type Browser, chromium, type Page } from "playwright-core"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"
import { root } from "../../electron/launch/paths.mjs"
import { type LaunchOptions, readRendererPid, type RunningApp } from "./running-app.ts"

/** Where there is none, what is tried on it is skipped. */
export const hasBrowser = installedBrowser() !== undefined

const origin = "https://main.localhost"
const endsWithinMs = 15_000
const pageWithinMs = 60_000
/** A browser that is just ending may take a connection, or a question, and never answer it: then it is asked for anew. */
const answerWithinMs = 5_000
/** Two starts of a browser, as the runtime tries them, and what lies between. */
const browserWithinMs = 80_000

type FromApp =
  | { readonly kind: "started" }
  | { readonly kind: "browser"; readonly endpoint: string }
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "refusal"; readonly id: number; readonly message: string }

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (reason: Error) => void }

/** Starts the built app on the fallback runtime. */
export async function launchFallback(options: LaunchOptions): Promise<RunningApp> {
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), "app-")))
  const child = spawn(
    process.execPath,
    [
      "--import",
      "./out/chromium/register.mjs",
      "--import",
      "./tests/support/hook.mjs",
      options.main ?? "out/main/index.js",
      `--user-data-dir=${userData}`,
      ...(options.args ?? []),
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        LUCILIUS_BROWSER: installedBrowser() ?? "",
        ...(options.visible === true ? {} : { LUCILIUS_HEADLESS: "1" }),
        ...options.env,
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  )
  const { pid } = child
  if (pid === undefined) throw new Error("the app's process did not start")
  const channel = openChannel(child)
  let output = ""
  child.stdout?.on("data", (text) => (output += String(text)))
  child.stderr?.on("data", (text) => (output += String(text)))
  let isEnded = false
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve)).then(async (code) => {
    isEnded = true
    if (options.userData === undefined) await rm(userData, { recursive: true, force: true, maxRetries: 5 })
    return code
  })
  void ended.then((code) => channel.fail(`the app ended with code ${code}: ${output}`))

  return {
    runtime: "chromium",
    origin,
    userData,
    pid,
    ended,
    output: () => output,
    page: () => appPage(channel.browser),
    evaluate: (run, argument) => channel.evaluate(String(run), argument),
    rendererPid: () => channel.evaluate(String(readRendererPid), undefined),
    close: async () => {
      if (isEnded) return ended
      child.kill("SIGTERM")
      const late = setTimeout(() => child.kill("SIGKILL"), endsWithinMs)
      const code = await ended
      clearTimeout(late)
      return code
    },
    kill: async () => {
      child.kill("SIGKILL")
      await ended
    },
  }
}

async function appPage(findBrowser: () => Promise<Browser>): Promise<Page> {
  await findBrowser()
  const until = performance.now() + pageWithinMs
  while (performance.now() < until) {
    const pages = (await findBrowser()).contexts()[0]?.pages() ?? []
    const page = pages.find((one) => one.url().startsWith(`${origin}/`))
    if (page !== undefined && (await isLoaded(page))) return page
    await delay(20)
  }
  throw new Error("the app shows no page")
}

function isLoaded(page: Page): Promise<boolean> {
  return page.waitForLoadState("load", { timeout: answerWithinMs }).then(
    () => true,
    () => false,
  )
}

/** The pipe to the app's process: functions go there, answers and addresses come back. */
function openChannel(child: ChildProcess) {
  const waiting = new Map<number, Waiting>()
  let ids = 0
  let connected: Promise<Browser> | undefined
  let announce: ((endpoint: string) => void) | undefined
  let failed: Error | undefined
  let endpoint = nextEndpoint()
  let isStarted = false

  function nextEndpoint(): Promise<string> {
    return new Promise((resolve, reject) => {
      announce = resolve
      waiting.set(-1, { resolve: () => undefined, reject })
    })
  }

  /** Rejects, and says how far the app came, rather than wait for what does not come. */
  function announced(): Promise<string> {
    const late = delay(browserWithinMs, undefined, { ref: false }).then(() => {
      throw new Error(
        `a browser was ${isStarted ? "started, and not opened to tests" : "not started"} in time`,
      )
    })
    return Promise.race([endpoint, late])
  }

  async function connect(): Promise<Browser> {
    const until = performance.now() + browserWithinMs
    for (;;) {
      try {
        return await chromium.connect(await announced(), { timeout: answerWithinMs })
      } catch (error) {
        if (failed !== undefined || performance.now() > until) throw failed ?? error
        await delay(20)
      }
    }
  }

  child.on("message", (message: FromApp) => {
    if (message.kind === "started") {
      isStarted = true
      return
    }
    if (message.kind === "browser") {
      connected = undefined
      announce?.(message.endpoint)
      endpoint = Promise.resolve(message.endpoint)
      return
    }
    const caller = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === "answer") caller?.resolve(message.value)
    else caller?.reject(new Error(message.message))
  })

  return {
    browser: async (): Promise<Browser> => {
      const known = await connected?.catch(() => undefined)
      if (known?.isConnected() === true) return known
      connected = connect()
      return connected
    },
    evaluate: <R>(source: string, argument: unknown): Promise<R> => {
      if (failed !== undefined) return Promise.reject(failed)
      const id = (ids += 1)
      const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }))
      child.send({ id, source, argument })
      return answer as Promise<R>
    },
    fail: (message: string): void => {
      failed = new Error(message)
      for (const { reject } of waiting.values()) reject(failed)
      waiting.clear()
      endpoint.catch(() => undefined)
    },
  }
}
