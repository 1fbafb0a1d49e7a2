import type { Page } from "playwright-core"
import { goTo } from "../support/owner.ts"

/** Longer than any answer may take: what changes on the screen until then belongs to the key before. */
const betweenKeysMs = 400

/**
 * Types each text into the field of the search, letter by letter. Of every key that changed what is shown: the milliseconds
 * from its event to the end of the frame after which nothing more changed, rows and their marked places included.
 */
export async function typeQueries(page: Page, texts: readonly string[]): Promise<number[]> {
  await goTo(page, "Search")
  const field = page.getByRole("combobox", { name: "Search everything" })
  await field.waitFor()
  const taken: number[] = []
  for (const text of texts) {
    await field.fill("")
    await page.waitForTimeout(betweenKeysMs)
    for (const key of text) {
      await watchRows(page)
      await page.keyboard.type(key)
      await page.waitForTimeout(betweenKeysMs)
      const ms = await page.evaluate(() => (globalThis as unknown as Watching).endWatch())
      if (ms !== null) taken.push(ms)
    }
  }
  return taken
}

type Watching = { endWatch: () => number | null }

function watchRows(page: Page): Promise<void> {
  return page.evaluate(() => {
    const rows = () =>
      [...document.querySelectorAll("main [aria-setsize]")]
        .slice(0, 12)
        .map((row) => row.innerHTML)
        .join()
    let shown = rows()
    let pressedAt: number | null = null
    let changedAt: number | null = null
    let isOver = false
    const pressed = ({ timeStamp }: Event) => {
      pressedAt ??= timeStamp
    }
    document.addEventListener("keydown", pressed, { capture: true })
    const look = () => {
      if (isOver) return
      const now = rows()
      if (pressedAt !== null && now !== shown) {
        shown = now
        const channel = new MessageChannel()
        channel.port1.addEventListener("message", () => {
          changedAt = performance.now()
        })
        channel.port1.start()
        channel.port2.postMessage(null)
      }
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    const endWatch = () => {
      isOver = true
      document.removeEventListener("keydown", pressed, { capture: true })
      return pressedAt === null || changedAt === null ? null : changedAt - pressedAt
    }
    Object.assign(globalThis, { endWatch })
  })
}
