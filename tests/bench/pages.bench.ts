import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { expect, test } from "../support/app.ts"
import { passphraseField } from "../support/owner.ts"
import { report } from "./figures.ts"
import { benchPassphrase } from "./seeded-vault.ts"
import { makeNetworkVault, networkSize } from "./seeded-network.ts"

const openings = 9
const paintLimitMs = 100
const frameLimitMs = 50

/** Each place of the rail, with what stands on it once it is painted. */
const places = [
  ["Journal", "main [aria-setsize] button"],
  ["Relationships", "main [aria-setsize] button"],
  ["Network", "main [aria-setsize] button"],
  ["Exchange", "main [aria-setsize] button"],
  ["Goals", "main [aria-setsize] button"],
  ["Today", "main section li button"],
] as const

/** A page opened from the first row of a place. */
const pages = [
  ["Journal", "a note of 20,000 words", "main .document-text"],
  ["Relationships", "a relationship", "main [role=tablist]"],
  ["Network", "a person", "main h1"],
] as const

const { people, relationships, sessions } = networkSize
test(`pages: with ${people} people, ${relationships} relationships and ${sessions} sessions`, async ({
  launchApp,
}) => {
  const userData = await mkdtemp(join(tmpdir(), "bench-"))
  await makeNetworkVault(userData)
  const app = await launchApp({ userData })
  const page = await app.page()
  await passphraseField(page).fill(benchPassphrase)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("navigation", { name: "Places" })).toBeVisible({ timeout: 120_000 })

  for (const [place, painted] of places) {
    const taken: number[] = []
    for (let run = 0; run < openings; run++) {
      await press(page, "nav button", "Trash", "main h1")
      taken.push(await press(page, "nav button", place, painted))
    }
    const what = `${place}: press → painted`
    report({ target: "pages", what, samples: taken, beside: "limit", besideValue: paintLimitMs })
  }
  for (const [place, name, painted] of pages) {
    const taken: number[] = []
    for (let run = 0; run < openings; run++) {
      await press(page, "nav button", place, "main [aria-setsize] button")
      taken.push(await press(page, "main [aria-setsize] button", null, painted))
    }
    const what = `${name}: press → painted`
    report({ target: "pages", what, samples: taken, beside: "limit", besideValue: paintLimitMs })
  }
  for (const place of ["Journal", "Network"]) {
    await press(page, "nav button", place, "main [aria-setsize] button")
    const longest = await longestTaskWhileScrolling(page)
    const what = `${place}: longest task of the page while scrolling from end to end`
    report({ target: "pages", what, samples: [longest], beside: "limit", besideValue: frameLimitMs })
  }
  await app.close()
  await rm(userData, { recursive: true })
})

/**
 * Presses the first element of `selector` (with `name` as its text) inside the page and waits for `painted`: the time until
 * the frame that shows it is done.
 */
function press(page: Page, selector: string, name: string | null, painted: string): Promise<number> {
  return page.evaluate(
    async ([css, text, target]) => {
      const old = document.querySelector(target)
      const button = [...document.querySelectorAll<HTMLElement>(css)].find(
        (element) => text === null || element.textContent.includes(text),
      )
      if (button === undefined) throw new Error(`no ${css} named ${text ?? "anything"}`)
      const begun = performance.now()
      for (const type of ["pointerdown", "pointerup", "click"]) {
        button.dispatchEvent(
          new PointerEvent(type, { bubbles: true, cancelable: true, button: 0, detail: 1 }),
        )
      }
      return new Promise<number>((resolve) => {
        const look = () => {
          const found = document.querySelector(target)
          if (found === null || found === old) return requestAnimationFrame(look)
          const channel = new MessageChannel()
          channel.port1.addEventListener("message", () => resolve(performance.now() - begun))
          channel.port1.start()
          return channel.port2.postMessage(null)
        }
        requestAnimationFrame(look)
      })
    },
    [selector, name, painted] as const,
  )
}

/** In milliseconds, of the page's own thread; 0 where nothing took as long as Chromium reports, 50 ms. */
function longestTaskWhileScrolling(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const scroller = document.querySelector("main [aria-setsize]")?.closest(".overflow-y-auto")
    if (scroller === null || scroller === undefined) throw new Error("no list to scroll")
    let longest = 0
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
    })
    observer.observe({ type: "longtask" })
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    for (let step = 0; step <= 120; step++) {
      scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * (step / 120)
      await frame()
    }
    observer.disconnect()
    return longest
  })
}
