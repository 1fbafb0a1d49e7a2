import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"
import { expect } from "./app.ts"

/** Of axe's rules, those whose answer depends on the colours. */
export const colourRules = ["color-contrast", "link-in-text-block"]

/** What axe finds; `only` limits it to these rules. */
export async function axeFinds(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  // Its source is read into a document once: that takes longer than most of what it then does there.
  const isThere = await page.evaluate(() => "axe" in window)
  // Not by a second page, which the app would not let open.
  const builder = new AxeBuilder({ page, ...(isThere && { axeSource: "0" }) }).setLegacyMode()
  const { violations } = await (only === undefined ? builder : builder.withRules([...only])).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)
}

/** Every rule on light paper, then those about colour on every other paper that the owner can choose. */
export async function expectAccessibleOnEveryPaper(page: Page, name: string): Promise<void> {
  const found: string[] = []
  for (const [theme, contrast] of papers) {
    await page.evaluate(choosePaper, { theme, contrast })
    const isFirst = theme === "light" && contrast === "system"
    const finds = await axeFinds(page, isFirst ? undefined : colourRules)
    found.push(...finds.map((find) => `${theme}, ${contrast}: ${find}`))
  }
  await page.evaluate(choosePaper, { theme: "light", contrast: "system" })
  expect.soft(found, name).toEqual([])
}

const papers = [
  ["light", "system"],
  ["dark", "system"],
  ["light", "high"],
  ["dark", "high"],
] as const

/** As the settings do it, without a restart. */
function choosePaper({ theme, contrast }: Readonly<{ theme: string; contrast: string }>): void {
  const { dataset } = document.documentElement
  dataset["theme"] = theme
  if (contrast === "high") dataset["contrast"] = contrast
  else delete dataset["contrast"]
}

/** 320 CSS pixels are 1280 at 400 %, and 640 × 400 are 1280 × 800 at 200 % (WCAG 1.4.10 and 1.4.4). */
export async function expectFitsNarrow(page: Page, name: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 800 }
  for (const narrow of [
    { width: 640, height: 400 },
    { width: 320, height: 700 },
  ]) {
    await page.setViewportSize(narrow)
    // What floats over the page finds its new place a frame or two later.
    await expect
      .configure({ soft: true })
      .poll(() => page.evaluate(wideParts), {
        message: `${name}, ${narrow.width} pixels wide`,
        timeout: 3_000,
      })
      .toEqual([])
  }
  await page.setViewportSize(size)
}

/** What is wider than its window or part. A table may be scrolled within a part of its own, as WCAG 1.4.10 lets it. */
export function wideParts(): string[] {
  const root = document.documentElement
  const scrolled = [...document.querySelectorAll("body *")].filter((element) => {
    const { overflowX } = getComputedStyle(element)
    const isPart = overflowX === "auto" || overflowX === "scroll"
    return isPart && element.scrollWidth > element.clientWidth + 1 && element.querySelector("table") === null
  })
  const parts = root.scrollWidth > root.clientWidth ? [root, ...scrolled] : scrolled
  return parts.flatMap((part) => {
    const edge = part.getBoundingClientRect().left + part.clientWidth + 1
    const widest = [...part.querySelectorAll("*")].find((one) => one.getBoundingClientRect().right > edge)
    return (widest ?? part).outerHTML.slice(0, 160)
  })
}

/** What would move: everything with a transition or an animation that takes time. */
export function movingParts(): string[] {
  return [...document.querySelectorAll("body *")]
    .filter((element) => {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(element)
      const takesTime = (durations: string) => durations.split(",").some((one) => Number.parseFloat(one) > 0)
      return takesTime(transitionDuration) || (animationName !== "none" && takesTime(animationDuration))
    })
    .map((element) => element.outerHTML.slice(0, 160))
}
