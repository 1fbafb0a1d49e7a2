import type { Page } from "playwright-core"
import { type HiddenPage, openHiddenPage } from "./hidden-page.ts"
import { host } from "./host.ts"
import { runtimeOrigins } from "./origin.ts"

const csp =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

let pages = 0
let shared: Promise<HiddenPage> | undefined

function serve(html: string): string {
  const url = `${runtimeOrigins.desk}${(pages += 1)}`
  host.ownPages.set(url, { html, csp })
  return url
}

/** Opens a window with a page of the runtime's own, with no bridge into the app. `height` is in pixels. */
export async function openDesk(html: string, height: number): Promise<Page> {
  const url = serve(html)
  const page = await host.openPage({ url: "about:blank", newWindow: true, width: 600, height })
  page.once("close", () => host.ownPages.delete(url))
  await page.goto(url)
  return page
}

/** The hidden page for what only a document can do, kept while the browser runs. */
export function sharedDesk(): Promise<HiddenPage> {
  shared ??= host.start().then(({ cdp }) => openHiddenPage(cdp, serve("<!doctype html><title></title>")))
  return shared
}

host.on("gone", () => {
  shared = undefined
})
