import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { extname, join, resolve } from "node:path"
import tailwindcss from "@tailwindcss/vite"
import react from "@vitejs/plugin-react"
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core"
import { build } from "vite"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"
import { guardHeaders } from "../../electron/main/response-headers.ts"

export const pageOrigin = "https://main.localhost"

/** Where a Chromium-family browser is, or undefined: the tests that need one then say that they were skipped. */
export const browserPath = installedBrowser()

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
}

/** What a page tried to do that no text may make it do. */
export type Attempts = { requests: string[]; navigations: string[]; violations: string[] }

export type OpenPage = Readonly<{ page: Page; attempts: Attempts }>

export type EditorBrowser = {
  /** A fresh page with the built editor under the app's own headers, and a record of what it tries. */
  open(headers?: Readonly<Record<string, string>>): Promise<OpenPage>
  /** A page without any defence, on which hostile strings must be seen to work. */
  openLax(): Promise<OpenPage>
  close(): Promise<void>
}

/** Builds the editor's page into a folder of its own and starts a browser without any network. */
export function startEditorBrowser(args: readonly string[] = []): Promise<EditorBrowser> {
  return startPageBrowser("editor-page", "editorPage", args)
}

/** The same for the page in `folder`, which is ready once it has given the global `ready` a value. */
export async function startPageBrowser(
  folder: string,
  ready: string,
  args: readonly string[] = [],
): Promise<EditorBrowser> {
  const out = mkdtempSync(join(tmpdir(), `${folder}-`))
  await build({
    configFile: false,
    logLevel: "error",
    root: resolve(import.meta.dirname, folder),
    plugins: [react(), tailwindcss()],
    build: {
      outDir: out,
      minify: "oxc",
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 5000,
    },
  })
  writeFileSync(join(out, "lax.html"), "<!doctype html><title>Lax</title><body></body>")
  const browser = await launch(args)
  return {
    open: async (headers = guardHeaders) => {
      const opened = await openAt(browser, out, "/index.html", headers)
      await untilReady(opened.page, ready)
      return opened
    },
    openLax: () => openAt(browser, out, "/lax.html", {}),
    close: async () => {
      await browser.close()
      rmSync(out, { recursive: true, force: true })
    },
  }
}

/** Not waitForFunction: it evaluates strings in the page, which the CSP refuses once the first look was too early. */
async function untilReady(page: Page, name: string): Promise<void> {
  for (let waited = 0; waited < 500; waited += 1) {
    if (await page.evaluate((global) => global in globalThis, name)) return
    await page.waitForTimeout(40)
  }
  throw new Error(`the page never became ready: it has no ${name}`)
}

async function openAt(
  browser: Browser,
  out: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const attempts: Attempts = { requests: [], navigations: [], violations: [] }
  await serve(context, out, headers, attempts)
  const page = await context.newPage()
  await page.goto(`${pageOrigin}${path}`)
  watch(page, attempts)
  return { page, attempts }
}

function launch(args: readonly string[]): Promise<Browser> {
  const isRoot = process.getuid?.() === 0
  return chromium.launch({
    ...(browserPath !== undefined && { executablePath: browserPath }),
    chromiumSandbox: !isRoot,
    args: ["--host-resolver-rules=MAP * ~NOTFOUND", ...args],
  })
}

async function serve(
  context: BrowserContext,
  out: string,
  headers: Readonly<Record<string, string>>,
  attempts: Attempts,
): Promise<void> {
  await context.route("**", async (route) => {
    const url = new URL(route.request().url())
    const file = join(out, url.pathname)
    const isOwn = url.origin === pageOrigin && existsSync(file) && extname(file) in types
    if (!isOwn) {
      attempts.requests.push(url.href)
      return route.abort()
    }
    const contentType = types[extname(file)] ?? ""
    return route.fulfill({ body: readFileSync(file), headers: { ...headers, "content-type": contentType } })
  })
}

function watch(page: Page, attempts: Attempts): void {
  page.on("framenavigated", (frame) => attempts.navigations.push(frame.url()))
  page.on("popup", (popup) => attempts.navigations.push(popup.url()))
  page.on("console", (message) => {
    // A parsed document that is never shown reports its scripts and styles too; only HTML without a policy is a fault.
    if (/TrustedHTML/.test(message.text())) attempts.violations.push(message.text())
  })
}
