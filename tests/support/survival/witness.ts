import type { Page } from "playwright-core"

/** One look at the screen: how many letters stood in the text, and whether "Saved" stood above it. */
type Look = Readonly<{ at: number; length: number; isSaved: boolean }>

export type Witness = Readonly<{
  /** The longest text that ever stood under "Saved". */
  savedLength: () => number
  /** How often "Saved" came back after something had been typed. */
  saves: () => number
  /** When the letter of this place was first on the screen, in milliseconds since 1970; null if it never was. */
  shownAt: (place: number) => number | null
  /** In milliseconds: the longest time that the page was held up between two frames. */
  longestPause: () => number
}>

const mark = "witness:"

/**
 * Looks at the screen before each frame is painted, as an owner could, and tells what is seen at once: what the page knew
 * is out of it before it is killed.
 */
export async function watchScreen(page: Page): Promise<Witness> {
  const looks: Look[] = []
  let pause = 0
  page.on("console", (message) => {
    if (!message.text().startsWith(mark)) return
    const look = JSON.parse(message.text().slice(mark.length)) as Look & { pause: number }
    pause = Math.max(pause, look.pause)
    looks.push(look)
  })
  await page.evaluate((prefix) => {
    let last = ""
    let frame = performance.now()
    let longest = 0
    const look = () => {
      const now = performance.now()
      longest = Math.max(longest, now - frame)
      frame = now
      const text = document.querySelector("[contenteditable=true][aria-multiline=true]")
      const states = [...document.querySelectorAll("main header span")].map((span) => span.textContent)
      const seen = { length: text?.textContent.length ?? 0, isSaved: states.includes("Saved") }
      const told = JSON.stringify(seen)
      if (text !== null && told !== last) {
        last = told
        console.debug(prefix + JSON.stringify({ ...seen, at: Date.now(), pause: longest }))
        longest = 0
      }
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, mark)
  return {
    savedLength: () => Math.max(0, ...looks.filter((look) => look.isSaved).map((look) => look.length)),
    saves: () =>
      looks.filter((look, at) => look.isSaved && at > 0 && looks[at - 1]?.isSaved === false).length,
    shownAt: (place) => looks.find((look) => look.length > place)?.at ?? null,
    longestPause: () => pause,
  }
}
