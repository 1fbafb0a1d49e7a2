import { randomFillSync } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { answerSave } from "../support/dialogs.ts"
import { expect, test } from "../support/app.ts"
import { drawPng } from "../support/draw-png.ts"
import { chooseFiles, chooseFor, dropFile, fileRow, filesPart } from "../support/files-on-page.ts"
import {
  beginSession,
  expectSaved,
  goTo,
  lock,
  makeVault,
  sessionPart,
  textOf,
  unlock,
  writeNote,
} from "../support/owner.ts"

test.setTimeout(180_000)

const longName = `${"A very long name without an end ".repeat(5)}.pdf`

test("files hang on a note and a session, are looked at, saved equal, thrown away and taken back", async ({
  launchApp,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "files-"))
  const userData = join(folder, "data")
  const at = (name: string) => join(folder, name)
  try {
    const recording = randomFillSync(Buffer.alloc(2_200_000))
    await writeFile(at("Recording.m4a"), recording)
    await writeFile(
      at("Whiteboard.png"),
      drawPng(320, 200, (x, y) => [x % 256, y, 120]),
    )
    let app = await launchApp({ userData })
    let page = await app.page()
    await makeVault(page, { begin: "note" })
    await writeNote(page, "After the workshop", "What we drew.")
    await expectSaved(page)
    await expect(filesPart(page)).toContainText("No files yet.")

    await chooseFiles(page, [at("Whiteboard.png"), at("Recording.m4a")])
    await expect(fileRow(page, "Recording.m4a")).toContainText("2.2 MB")
    await dropFile(textOf(page), "Plan.txt", "First listen.")
    await expect(fileRow(page, "Plan.txt")).toContainText("13 bytes")
    await dropFile(page.getByRole("navigation", { name: "Places" }), longName, "")
    await expect(fileRow(page, "A very long name")).toContainText("0 bytes")
    await expect(textOf(page)).toHaveText("What we drew.")
    await expect(filesPart(page).getByRole("listitem")).toHaveCount(4)

    // Looked at, and let go of.
    await fileRow(page, "Whiteboard.png").getByRole("button", { name: "Look at Whiteboard.png" }).click()
    const picture = page
      .getByRole("dialog", { name: "Whiteboard.png" })
      .getByRole("img", { name: "Whiteboard.png" })
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)
    const address = await picture.getAttribute("src")
    expect(address).toMatch(/^blob:/)
    const draws = (src: string | null) =>
      page.evaluate(
        (shown) =>
          new Promise<boolean>((resolve) => {
            const image = new Image()
            image.onload = () => resolve(true)
            image.onerror = () => resolve(false)
            image.src = shown ?? ""
          }),
        src,
      )
    expect(await draws(address)).toBe(true)
    await page.keyboard.press("Escape")
    await expect(picture).toHaveCount(0)
    expect(await draws(address)).toBe(false)

    page = await lock(app)
    await expect(page.getByText("Whiteboard")).toHaveCount(0)
    await unlock(page)
    await expect(filesPart(page).getByRole("listitem")).toHaveCount(4)
    await answerSave(app, null)
    await fileRow(page, "Recording.m4a").getByRole("button", { name: "Save Recording.m4a" }).click()
    await answerSave(app, at("Saved.m4a"))
    await fileRow(page, "Recording.m4a").getByRole("button", { name: "Save Recording.m4a" }).click()
    await expect(page.getByText("Saved.m4a was saved.")).toBeVisible({ timeout: 20_000 })
    expect(Buffer.compare(await readFile(at("Saved.m4a")), recording)).toBe(0)

    await chooseFor(page, "Plan.txt", "Rename")
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Our plan.txt")
    await page.keyboard.press("Enter")
    await chooseFor(page, "Our plan.txt", "Remove")
    await expect(fileRow(page, "Our plan.txt")).toHaveCount(0)
    await page.getByRole("alertdialog").getByRole("button", { name: "Undo" }).last().click()
    await expect(fileRow(page, "Our plan.txt")).toHaveCount(1)
    await chooseFor(page, "Whiteboard.png", "Remove")
    await expect(fileRow(page, "Whiteboard.png")).toHaveCount(0)

    await goTo(page, "Journal")
    await beginSession(page, "Second meeting")
    await sessionPart(page, "Reflect")
    await dropFile(page.getByRole("main"), "Notes from her.txt", "Thank you.")
    await expect(fileRow(page, "Notes from her.txt")).toHaveCount(1)
    await sessionPart(page, "Prepare")
    await expect(fileRow(page, "Notes from her.txt")).toHaveCount(1)
    await page.getByRole("button", { name: "Close the session" }).click()
    await expect(filesPart(page).getByRole("button", { name: "Add files" })).toHaveCount(0)
    await expect(fileRow(page, "Notes from her.txt")).toHaveCount(1)
    await app.close()

    app = await launchApp({ userData })
    page = await app.page()
    await unlock(page)
    await goTo(page, "Trash")
    await expect(page.getByText("Whiteboard.png")).toBeVisible()
    await page.getByRole("button", { name: "Put back: Whiteboard.png" }).click()
    await goTo(page, "Journal")
    await page.getByRole("button", { name: /After the workshop/ }).click()
    await expect(filesPart(page).getByRole("listitem")).toHaveCount(4)
    await answerSave(app, at("Saved.png"))
    await chooseFor(page, "Whiteboard.png", "Save it to a file")
    await expect.poll(() => existsSync(at("Saved.png")), { timeout: 20_000 }).toBe(true)
    expect(await readFile(at("Saved.png"))).toEqual(await readFile(at("Whiteboard.png")))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
