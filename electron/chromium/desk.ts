import type { CDPSession, Page } from "playwright-core"
import { host } from "./host.ts"
import { runtimeOrigins } from "./origin.ts"

const csp =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

let pages = 0
let shared: Promise<CDPSession> | undefined

/** Opens a page of the runtime's own, with no bridge into the app. A `hidden` one never shows a window. */
export async function openDesk(html: string, place: "hidden" | "window"): Promise<Page> {
  const url = `${runtimeOrigins.desk}${(pages += 1)}`
  host.ownPages.set(url, { html, csp })
  const kind = place === "hidden" ? { hidden: true } : { newWindow: true, width: 600, height: 560 }
  const page = await host.openPage({ url: "about:blank", ...kind })
  page.once("close", () => host.ownPages.delete(url))
  await page.goto(url)
  return page
}

/** The hidden page for what only a document can do, kept while the browser runs. */
export function sharedDesk(): Promise<CDPSession> {
  shared ??= openDesk("<!doctype html><title></title>", "hidden").then((page) =>
    page.context().newCDPSession(page),
  )
  return shared
}

host.on("gone", () => {
  shared = undefined
})
