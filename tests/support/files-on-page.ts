import type { Locator, Page } from "playwright-core"
import { expect } from "./app.ts"

/** The files of the record whose page is open, as its owner works with them. */

export const filesPart = (page: Page): Locator => page.getByRole("region", { name: "Files" })

export const fileRow = (page: Page, name: string): Locator =>
  filesPart(page).getByRole("listitem").filter({ hasText: name })

/** By the button and the system's dialog. */
export async function chooseFiles(page: Page, paths: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser")
  await filesPart(page).getByRole("button", { name: "Add files" }).click()
  await (await chooser).setFiles([...paths])
}

/**
 * Lets go of a file over `onto`, as one that was dragged here from outside. Unlike one that is chosen, it leaves no trace of
 * the test's own driver on the disk.
 */
export async function dropFile(onto: Locator, name: string, content: string | Uint8Array): Promise<void> {
  const page = onto.page()
  const dataTransfer = await page.evaluateHandle(
    ([fileName, base64]) => {
      const data = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
      data.items.add(new File([bytes], fileName))
      return data
    },
    [name, Buffer.from(content).toString("base64")] as const,
  )
  await onto.dispatchEvent("dragover", { dataTransfer })
  await expect(page.getByText("Let go to add it here")).toBeVisible()
  await onto.dispatchEvent("drop", { dataTransfer })
  await dataTransfer.dispose()
}

/** From the menu beside the name. */
export async function chooseFor(page: Page, name: string, choice: string): Promise<void> {
  await fileRow(page, name)
    .getByRole("button", { name: `What can be done with ${name}` })
    .click()
  await page.getByRole("menuitem", { name: choice }).click()
}
