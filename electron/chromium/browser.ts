import { mkdirSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import type * as Playwright from "playwright-core"
import type { BrowserContext, BrowserType, CDPSession, Page } from "playwright-core"
import { namedBrowser, readBrowserMajor } from "./executable.ts"
import { launchFlags } from "./launch-flags.ts"
import { blockCrashDumps, prepareProfile, settleBackend } from "./profile.ts"

export type Running = {
  readonly context: BrowserContext
  /** The browser's own session: it alone sees the requests of nested workers. */
  readonly cdp: CDPSession
  readonly firstPage: Page
  readonly version: string
}

export type StartChoices = {
  readonly userData: string
  readonly title: string
  readonly background: string
  readonly bounds: {
    readonly x?: number
    readonly y?: number
    readonly width: number
    readonly height: number
  }
  readonly appended: ReadonlyMap<string, string>
  /** How long the first start may take, and how long the second, in milliseconds. */
  readonly withinMs?: readonly [first: number, second: number]
}

type LaunchOptions = NonNullable<Parameters<BrowserType["launchPersistentContext"]>[1]>

const startWithinMs = [30_000, 30_000] as const

export const isHeadless = process.env["LUCILIUS_HEADLESS"] === "1"

/** The folder that the browser keeps below the app's own. One for each major version: an older browser would empty it. */
export async function profileFolder(userData: string, executable: string): Promise<string> {
  return join(userData, `chromium-${await readBrowserMajor(executable)}`)
}

/** Starts the browser over a pipe, never a port. Rejects when none is installed or it does not start. */
export async function startBrowser(choices: StartChoices): Promise<Running> {
  const executable = namedBrowser()
  const folder = await profileFolder(choices.userData, executable)
  const backend = settleBackend(folder, process.env["LUCILIUS_IDB"])
  prepareProfile(folder)
  const isRoot = process.getuid?.() === 0
  if (isRoot) process.stderr.write("Running as root: the browser's sandbox is off.\n")
  const context = await launch(folder, choices.withinMs ?? startWithinMs, {
    executablePath: executable,
    headless: isHeadless,
    chromiumSandbox: !isRoot,
    env: { ...process.env, BREAKPAD_DUMP_LOCATION: blockCrashDumps(folder) },
    // Playwright would otherwise show a size, colours and motion of its own.
    viewport: null,
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    acceptDownloads: false,
    // Not in the system's folder for temporary files, where they would outlive a hard end.
    artifactsDir: emptyFolder(join(folder, "artifacts")),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ["about:blank", "--disable-popup-blocking"],
    args: launchFlags({
      appUrl: startPage(choices.title, choices.background),
      bounds: choices.bounds,
      backend,
      isRoot,
      appended: choices.appended,
    }),
  })
  const [firstPage] = context.pages()
  const browser = context.browser()
  if (firstPage === undefined || browser === null) throw new Error("the browser opened no window")
  return { context, cdp: await browser.newBrowserCDPSession(), firstPage, version: browser.version() }
}

/**
 * A browser that came up without ever showing its first page would be waited for in vain: past its time it is ended, and
 * one more is started. Playwright's own limit is three minutes.
 */
async function launch(
  folder: string,
  [first, second]: readonly [number, number],
  options: LaunchOptions,
): Promise<BrowserContext> {
  const { chromium, errors } = loadPlaywright()
  try {
    return await chromium.launchPersistentContext(folder, { ...options, timeout: first })
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error
    return chromium.launchPersistentContext(folder, { ...options, timeout: second })
  }
}

/** Only when a browser is wanted. An `import` would first read through seven megabytes for their names. */
function loadPlaywright(): typeof Playwright {
  return createRequire(import.meta.url)("playwright-core") as typeof Playwright
}

function emptyFolder(path: string): string {
  rmSync(path, { recursive: true, force: true })
  mkdirSync(path, { recursive: true, mode: 0o700 })
  return path
}

/** What stands in the window until the app's own page does: its title and its background, nothing else. */
function startPage(title: string, background: string): string {
  const html = `<title>${title}</title><style>html{background:${background}}</style>`
  return `data:text/html,${encodeURIComponent(html)}`
}
