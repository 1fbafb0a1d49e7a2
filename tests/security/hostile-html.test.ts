import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  browserPath,
  type EditorBrowser,
  type OpenPage,
  pageOrigin,
  startEditorBrowser,
} from "../support/editor-browser.ts"
import type { EditorPage } from "../support/editor-page/main.tsx"
import { isBar } from "../support/test-vault.ts"
import { hasSharedHtml, hostileStrings, mutated } from "../support/hostile-html.ts"

declare global {
  var editorPage: EditorPage
  var ran: number
}

const strings = hostileStrings()
const all = mutated(strings, !isBar)
const batchSize = 60
const batches = Array.from({ length: Math.ceil(all.length / batchSize) }, (_, index) =>
  all.slice(index * batchSize, (index + 1) * batchSize),
)

/** What the strings call when they run. */
async function setCanary(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.ran = 0
    for (const name of ["alert", "confirm", "prompt", "print", "open"])
      Object.defineProperty(globalThis, name, { value: () => (globalThis.ran += 1), configurable: true })
  })
}

describe.skipIf(browserPath === undefined)("Under the app's own policy", { timeout: 600_000 }, () => {
  let browser: EditorBrowser
  let strict: OpenPage

  beforeAll(async () => {
    browser = await startEditorBrowser()
    strict = await browser.open()
    await setCanary(strict.page)
  })
  afterAll(() => browser.close())

  async function expectNothingHappened(found: readonly string[]): Promise<void> {
    // Loads and error handlers come later than the text that asks for them.
    await strict.page.waitForTimeout(300)
    expect(found).toEqual([])
    expect(await strict.page.evaluate(() => globalThis.ran)).toBe(0)
    expect(strict.attempts).toEqual({ requests: [], navigations: [], violations: [] })
    expect(strict.page.url()).toBe(`${pageOrigin}/index.html`)
  }

  it.runIf(hasSharedHtml && isBar)("more than 1,500 strings are tried", () =>
    expect(all.length).toBeGreaterThan(1500),
  )

  it("the same strings do run, load and lead away where nothing is in their way", async () => {
    const { page, attempts } = await browser.openLax()
    await setCanary(page)
    await page.evaluate(async (payloads) => {
      for (const payload of payloads) {
        const frame = document.createElement("iframe")
        frame.srcdoc = `<script>alert = confirm = prompt = print = open = () => { parent.ran += 1 }</script>${payload}`
        document.body.append(frame)
        const loaded = new Promise((resolve) => {
          frame.addEventListener("load", resolve)
          setTimeout(resolve, 1000)
        })
        await loaded
        await new Promise((resolve) => setTimeout(resolve, 10))
        frame.remove()
      }
    }, strings)
    const ran = await page.evaluate(() => globalThis.ran)
    // Most of the others wait for a click or were made for older browsers.
    expect(ran).toBeGreaterThan(hasSharedHtml ? 30 : 5)
    expect(attempts.requests.length).toBeGreaterThan(hasSharedHtml ? 30 : 8)
    await page.context().close()
  })

  it.each(["paste", "drop"] as const)(
    "no string that comes in by %s runs, loads, leads away or leaves anything unknown",
    async (way) => {
      const found: string[] = []
      for (const batch of batches) {
        found.push(
          ...(await strict.page.evaluate(
            async ([payloads, how]) => {
              await editorPage.show(null, { autoFocus: true })
              return payloads.flatMap((payload) => {
                editorPage.put(how, { "text/html": payload, "text/plain": "plain" })
                return editorPage.strangers().map((stranger) => `${stranger} from ${payload}`)
              })
            },
            [batch, way] as const,
          )),
        )
      }
      await expectNothingHappened(found)
    },
  )

  it("no string in a stored document does, wherever a document may hold it", async () => {
    const found: string[] = []
    for (const batch of batches) {
      found.push(
        ...(await strict.page.evaluate(async (payloads) => {
          const strangers: string[] = []
          const content: unknown[] = []
          for (const payload of payloads) {
            const text = payload === "" ? " " : payload
            const link = { type: "link", attrs: { href: text.slice(0, 8000) } }
            const name = { contact: "0".repeat(32), name: text.slice(0, 1000) }
            content.push(
              {
                type: "paragraph",
                content: [
                  { type: "text", text, marks: [link] },
                  { type: "mention", attrs: name },
                ],
              },
              { type: "codeBlock", content: [{ type: "text", text }] },
            )
            const language = text.replaceAll(/[\s`]/g, "").slice(0, 900)
            if (language !== "") content.push({ type: "codeBlock", attrs: { language } })
          }
          await editorPage.show({ type: "doc", content })
          if (document.querySelector(".document-kept") !== null)
            strangers.push("a valid document was not shown as one")
          for (const readOnly of [false, true]) {
            await editorPage.show({ type: "doc", content }, { readOnly })
            strangers.push(
              ...editorPage
                .strangers()
                .filter((stranger) => !/^<SPAN (role|tabindex|data-href)>$/.test(stranger)),
            )
          }
          return strangers
        }, batch)),
      )
    }
    await expectNothingHappened(found)
  })

  it("no string does as the name of a node, a mark or an attribute, nor as an attribute's value of another type", async () => {
    const found = await strict.page.evaluate(
      async (payloads) => {
        const strangers: string[] = []
        for (const payload of payloads) {
          const text = { type: "text", text: "kept words" }
          for (const hostile of [
            { type: payload, content: [text] },
            { type: "paragraph", attrs: { [payload]: payload }, content: [text] },
            { type: "paragraph", content: [{ ...text, marks: [{ type: payload }] }] },
            { type: "heading", attrs: { level: ["img", { src: "x", onerror: payload }] }, content: [text] },
            {
              type: "paragraph",
              content: [{ ...text, marks: [{ type: "link", attrs: { href: [payload] } }] }],
            },
          ]) {
            await editorPage.show({ type: "doc", content: [hostile] })
            const kept = document.querySelector(".document-kept + .document-text")
            if (kept?.textContent !== "kept words") strangers.push(`not kept: ${JSON.stringify(hostile)}`)
            if (kept?.querySelector(":not(p)")) strangers.push(`made an element: ${JSON.stringify(hostile)}`)
            if (editorPage.changes() > 0)
              strangers.push("a document that was only shown was given back as changed")
          }
        }
        return strangers
      },
      isBar ? strings : strings.filter((_, index) => index % 6 === 0),
    )
    await expectNothingHappened(found)
  })

  it("no string that comes in as Markdown does", async () => {
    const found: string[] = []
    for (const batch of batches) {
      found.push(
        ...(await strict.page.evaluate(async (payloads) => {
          const content = payloads.flatMap((payload) => editorPage.markdown(payload) ?? [])
          await editorPage.show({ type: "doc", content })
          const isShown = document.querySelector(".document-kept") === null
          return [...editorPage.strangers(), ...(isShown ? [] : ["what was read was refused"])]
        }, batch)),
      )
    }
    await expectNothingHappened(found)
  })

  it("what the sanitiser gives back is unchanged when it is given to it again", async () => {
    const unstable = await strict.page.evaluate(async (payloads) => {
      const found: string[] = []
      for (const payload of payloads) {
        const once = editorPage.sanitise(payload)
        // The sanitiser knows its own last answer for the moment; this asks it afresh.
        await Promise.resolve()
        const twice = editorPage.sanitise(once)
        if (twice !== once) found.push(`${payload} → ${once} → ${twice}`)
      }
      return found
    }, all)
    expect(unstable).toEqual([])
  })
})

describe.skipIf(browserPath === undefined)("A page that allows DOMPurify no policy of its own", () => {
  it("is found out: the sanitiser throws, and what is pasted comes in as the plain text it also is", async () => {
    const browser = await startEditorBrowser()
    try {
      const { guardHeaders } = await import("../../electron/main/response-headers.ts")
      const policy = guardHeaders["content-security-policy"]?.replace(
        "trusted-types default dompurify",
        "trusted-types default",
      )
      const { page } = await browser.open({ ...guardHeaders, "content-security-policy": policy ?? "" })
      const thrown = await page.evaluate(() => {
        try {
          return editorPage.sanitise("<p>words</p>")
        } catch (error) {
          return error instanceof Error ? error.name : "?"
        }
      })
      expect(thrown).toBe("SanitiserFailure")
      await page.evaluate(() => editorPage.show(null, { autoFocus: true }))
      await page.evaluate(() =>
        editorPage.put("paste", { "text/html": "<b>words</b>", "text/plain": "words" }),
      )
      expect(await page.locator(".document-text").textContent()).toBe("words")
      expect(await page.locator(".document-notice").textContent()).toContain("plain text")
    } finally {
      await browser.close()
    }
  })
})
