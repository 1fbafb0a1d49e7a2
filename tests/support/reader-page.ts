import { pathToFileURL } from "node:url"
import { join } from "node:path"
import { chromium, type Page } from "playwright-core"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"
import { root } from "../../electron/launch/paths.mjs"

export const readerFile = join(root, "resources/reader/reader.html")

/** Runs `read` on the reader at `path`, opened as a file in a browser of its own; tells every address that it asked for. */
export async function withReader(
  path: string,
  read: (page: Page) => Promise<void>,
): Promise<readonly string[]> {
  const asked: string[] = []
  const browser = await chromium.launch({
    executablePath: installedBrowser() ?? "",
    ...(process.getuid?.() === 0 && { args: ["--no-sandbox"] }),
  })
  try {
    const page = await browser.newPage()
    page.on("request", (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(path).href)
    await read(page)
  } finally {
    await browser.close()
  }
  return asked
}
