import { rm } from "node:fs/promises"
import type { Page } from "playwright-core"
import { test } from "../support/app.ts"
import { goTo } from "../support/owner.ts"
import { report } from "./figures.ts"
import { measureUnlock, untilSearchReady } from "./measure-unlock.ts"
import { preparedVault } from "./prepared-vaults.ts"

const count = 50_000
const keys = 150
const betweenKeysMs = 120
const limitMs = 16

test(`S4: typing in a note of 20,000 words with ${count} notes open`, async ({ launchApp }) => {
  const { userData } = await preparedVault(launchApp, count)
  const app = await launchApp({ userData })
  const { keyAt } = await measureUnlock(app, "nav + main h1")
  const page = await app.page()
  await untilSearchReady(page, keyAt)
  await goTo(page, "Journal")
  await page.locator("main [aria-setsize] button").first().click()
  const edit = page.getByRole("button", { name: "Edit" })
  await page.locator("main .document-text").waitFor()
  if (await edit.isVisible()) await edit.click()
  const { painted, worked } = await keyToPaint(page)
  const where = `a note of 20,000 words, ${count / 1_000}k notes open, autosave and search included`
  report({
    target: "S4",
    what: `a keystroke → painted, in ${where}`,
    samples: painted,
    beside: "limit for p95",
    besideValue: limitMs,
  })
  report({
    target: "S4",
    what: "of that, until the page had nothing left to do for the frame",
    samples: worked,
    beside: "limit for p95",
    besideValue: limitMs,
  })
  await app.close()
  await rm(userData, { recursive: true })
})

/**
 * Of keys typed at the end of the text, in milliseconds since the event: to the end of the frame that shows it, and to the
 * moment when its script was done, before the page waited for its next frame.
 */
async function keyToPaint(page: Page): Promise<{ painted: number[]; worked: number[] }> {
  await page.evaluate(() => {
    const editor = document.querySelector<HTMLElement>("main [aria-multiline][contenteditable=true]")
    if (editor === null) throw new Error("no text to type in")
    editor.focus()
    const taken = { painted: [] as number[], worked: [] as number[] }
    Object.assign(globalThis, { taken })
    const afterTask = (run: () => void) => {
      const channel = new MessageChannel()
      channel.port1.addEventListener("message", run)
      channel.port1.start()
      channel.port2.postMessage(null)
    }
    let pressedAt = 0
    editor.addEventListener(
      "keydown",
      ({ timeStamp }) => {
        pressedAt = timeStamp
        requestAnimationFrame(() => afterTask(() => taken.painted.push(performance.now() - timeStamp)))
      },
      { capture: true },
    )
    editor.addEventListener("input", () => {
      const at = pressedAt
      afterTask(() => taken.worked.push(performance.now() - at))
    })
  })
  await page.keyboard.press("Control+End")
  for (let key = 0; key < keys; key++) {
    await page.keyboard.type("a")
    await page.waitForTimeout(betweenKeysMs)
  }
  return page.evaluate(() => {
    const { taken } = globalThis as unknown as { taken: { painted: number[]; worked: number[] } }
    return { painted: taken.painted.slice(1), worked: taken.worked.slice(1) }
  })
}
