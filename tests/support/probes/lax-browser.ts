import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type BrowserContext, chromium, type Page } from "playwright-core"
import { installedBrowser } from "../../../electron/launch/find-runtime.mjs"
import { type Canary, startCanary } from "./canary-server.ts"

export type LaxBrowser = {
  readonly context: BrowserContext
  readonly canary: Canary
  /** A fresh page without any policy, which may do whatever its owner allows. */
  readonly open: () => Promise<Page>
  readonly close: () => Promise<void>
}

const granted = [
  "geolocation",
  "notifications",
  "midi",
  "midiSysex",
  "clipboardReadWrite",
  "videoCapture",
  "audioCapture",
  "localFonts",
  "idleDetection",
  "windowManagement",
  "wakeLockScreen",
] as const

/**
 * The same browser with every probe's way open: no policy, permissions granted, devices pretended, background traffic
 * left on, a profile that lasts (a private window opens no connection ahead of need). What does not fire here proves nothing by not firing in the app.
 */
export async function openLaxBrowser(): Promise<LaxBrowser> {
  const executablePath = installedBrowser()
  if (executablePath === undefined) throw new Error("no browser is installed for the positive controls")
  const canary = await startCanary("<!doctype html><title>lax</title><body></body>")
  // By name, not by number: a page at a bare address may ask for no passkey.
  const origin = canary.origin.replace("127.0.0.1", "localhost")
  const profile = await mkdtemp(join(tmpdir(), "lax-"))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      "--enable-blink-features=WebBluetooth",
    ],
    ignoreDefaultArgs: ["--disable-background-networking"],
  })
  const cdp = await context.newCDPSession(await context.newPage())
  await cdp.send("Browser.grantPermissions", { permissions: [...granted], origin })
  return {
    context,
    canary,
    open: async () => {
      const page = await context.newPage()
      await page.goto(origin)
      return page
    },
    close: async () => {
      await context.close()
      await canary.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
