import type { Page } from "playwright-core"
import { expectSaved, textOf, titleOf } from "../owner.ts"
import type { Canary } from "./needles.ts"

/** Texts that stand nowhere else: of one byte a letter, of two, and of three. */
export function plantedTexts(count: number): Canary[] {
  const forms = [
    (code: string) => `Kestrel-${code}-over-the-mountains`,
    (code: string) => `Grünspan ${code} Gräfenberg`,
    (code: string) => `灯籠${code}港の手紙`,
  ]
  return Array.from({ length: count }, (_, at) => {
    const code = (at * 7919 + 104_729).toString(36)
    const text = forms[at % forms.length]?.(code) ?? code
    return { name: text, text }
  })
}

/** Goes to the journal and begins an entry with this title and these paragraphs; returns when it is saved. */
export async function writeEntry(page: Page, title: string, paragraphs: readonly string[]): Promise<void> {
  await page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: "Journal" }).click()
  await page.getByRole("button", { name: "New note" }).click()
  await titleOf(page).click()
  await page.keyboard.insertText(title)
  await textOf(page).click()
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at > 0) await page.keyboard.press("Enter")
    // The last letter by hand: some of what listens, listens for keys.
    await page.keyboard.insertText(paragraph.slice(0, -1))
    await page.keyboard.type(paragraph.slice(-1))
  }
  await expectSaved(page)
}

/** Puts a text into a database of the page's own, as a careless store would, so that a scan of the profile must find it. */
export async function plantInDatabase(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open("planted", 1)
        request.addEventListener("upgradeneeded", () => request.result.createObjectStore("rows"))
        request.addEventListener("error", () => reject(request.error ?? new Error("open")))
        request.addEventListener("success", () => {
          const transaction = request.result.transaction("rows", "readwrite", { durability: "strict" })
          transaction.objectStore("rows").put({ value }, "row")
          transaction.addEventListener("complete", () => resolve())
          transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("put")))
        })
      }),
    text,
  )
}
