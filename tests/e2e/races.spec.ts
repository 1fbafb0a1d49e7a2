import * as fc from "fast-check"
import type { Page } from "playwright-core"
import { startApp } from "../support/app.ts"
import { expect, test } from "../support/launch-vault.ts"
import { expectSaved, goTo, lock, makeVault, textOf, titleOf, unlock } from "../support/owner.ts"
import type { RunningApp } from "../support/running-app.ts"
import { isBar } from "../support/test-vault.ts"

const orders = isBar ? 200 : 8
test.setTimeout(isBar ? 3_600_000 : 300_000)

/** What is done to a note at once after a letter was typed into it. */
type Deed = "rail" | "back" | "undo" | "type" | "pause"
type End = "rail" | "trash" | "lock" | "panic" | "reload" | "pause, reload"
type Order = Readonly<{ deeds: readonly Deed[]; end: End }>

const order: fc.Arbitrary<Order> = fc.record({
  deeds: fc.array(fc.constantFrom<Deed>("rail", "back", "undo", "type", "pause"), {
    minLength: 1,
    maxLength: 4,
  }),
  end: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom<End>("rail", "trash") },
    { weight: 2, arbitrary: fc.constantFrom<End>("lock", "panic", "reload", "pause, reload") },
  ),
})

test(`in ${orders} random orders of typing and leaving, nothing typed is lost and nothing deleted comes back`, async () => {
  const seed = Number(process.env["RACE_SEED"] ?? Date.now() % 2 ** 31)
  const app = await startApp()
  try {
    const owner = new Owner(app, await app.page())
    await makeVault(await app.page())
    const drawn = fc.sample(order, { seed, numRuns: orders })
    for (const [at, one] of drawn.entries()) {
      const said = `RACE_SEED=${seed}, order ${at}: ${one.deeds.join(", ")}, then ${one.end}`
      await test.step(said, () => owner.take(one, `Order ${String(at).padStart(3, "0")}`))
    }
    await owner.lookForAll()
  } finally {
    await app.close()
  }
})

test("somebody who is thrown away is still named in a text, said to be gone, and comes back with their page", async ({
  launchVault,
}) => {
  const { app, page } = await launchVault("note")
  await titleOf(page).fill("On the train")
  await textOf(page).click()
  await page.keyboard.type("Met @Eve Lund")
  await page.getByRole("option", { name: /Eve Lund/ }).click()
  await expect(textOf(page).locator(".text-mention")).toHaveText("@Eve Lund")
  await page.keyboard.type(" today.")
  await expectSaved(page)
  await expect(textOf(page)).toHaveText("Met @Eve Lund today.")

  const gone = "Met @Eve Lund (no longer among your people) today."
  const throwAway = async () => {
    await goTo(page, "Network")
    await page.getByRole("button", { name: "Eve Lund" }).click()
    await page.getByRole("button", { name: "More for this entry" }).click()
    await page.getByRole("menuitem", { name: "Move to trash" }).click()
  }
  const open = async (from: Page) => {
    await goTo(from, "Journal")
    await from.getByRole("button", { name: /On the train/ }).click()
  }
  await throwAway()
  await expect(page.getByText("Moved to the trash.")).toBeVisible()
  await open(page)
  await expect(textOf(page)).toHaveText(gone)
  await goTo(page, "Journal")
  await page.keyboard.press("Control+z")
  await open(page)
  await expect(textOf(page)).toHaveText("Met @Eve Lund today.")

  // At once, before it is done: the owner stays where they went.
  await throwAway()
  await goTo(page, "Trash")
  await page.getByRole("button", { name: "Delete for good: Eve Lund" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete for good" }).click()
  await open(page)
  await expect(textOf(page)).toHaveText(gone)
  await textOf(page).click()
  await page.keyboard.press("Control+End")
  await page.keyboard.type(" She was well.")
  const locked = await lock(app)
  await unlock(locked)
  await open(locked)
  await expect(textOf(locked)).toHaveText(`${gone} She was well.`)
})

/** Does one order after the other and knows what must be there. */
class Owner {
  readonly #app: RunningApp
  readonly #kept = new Map<string, string>()
  readonly #thrown = new Set<string>()
  #page: Page
  #words = ""
  /** Letters typed since the note was left, which saved all before them. */
  #sinceLeft = 0

  constructor(app: RunningApp, page: Page) {
    this.#app = app
    this.#page = page
  }

  async take({ deeds, end }: Order, title: string): Promise<void> {
    await goTo(this.#page, "Journal")
    await this.#page.getByRole("button", { name: "New note" }).first().click()
    await titleOf(this.#page).fill(title)
    await expectSaved(this.#page)
    this.#words = ""
    this.#sinceLeft = 0
    for (const deed of deeds) await this.#do(deed, title)
    await this.#end(end, title)
  }

  /** Behind a lock, so that all of it comes from the vault. */
  async lookForAll(): Promise<void> {
    this.#page = await lock(this.#app)
    await unlock(this.#page)
    for (const [title, words] of this.#kept) {
      await this.#search(title)
      await this.#row(title).click()
      await expect(textOf(this.#page)).toHaveText(words)
    }
    for (const title of this.#thrown) {
      await this.#search(title)
      await expect(this.#page.getByText("No entry is like that.")).toBeVisible()
    }
  }

  async #do(deed: Deed, title: string): Promise<void> {
    await this.#type()
    switch (deed) {
      case "type":
        return
      case "pause":
        return this.#page.waitForTimeout(700)
      case "rail":
        return this.#open(title)
      case "back":
        await this.#page.getByRole("button", { name: "Back" }).click()
        await expect(textOf(this.#page)).toHaveCount(0)
        return this.#open(title)
      case "undo":
        await this.#trash()
        await this.#page.keyboard.press("Control+z")
        return this.#open(title)
    }
  }

  async #end(end: End, title: string): Promise<void> {
    await this.#type()
    switch (end) {
      case "rail":
        await this.#open(title)
        return this.#keep(title)
      case "trash":
        await this.#trash()
        this.#thrown.add(title)
        return
      case "lock":
        this.#page = await lock(this.#app, "Control+l")
        return this.#comeBack(title, 0)
      case "panic": {
        // It waits a third of a second for what is unsaved, and no longer.
        const unsaved = this.#sinceLeft
        this.#page = await lock(this.#app, "Control+Alt+l")
        return this.#comeBack(title, unsaved)
      }
      case "reload":
        return this.#reload(title, this.#sinceLeft)
      case "pause, reload":
        await expectSaved(this.#page)
        return this.#reload(title, 0)
    }
  }

  /** No flush comes before it. */
  async #reload(title: string, unsaved: number): Promise<void> {
    await this.#page.reload()
    this.#page = await this.#app.page()
    return this.#comeBack(title, unsaved)
  }

  /** Of the last letters, so many may be missing, and nothing else. */
  async #comeBack(title: string, unsaved: number): Promise<void> {
    await unlock(this.#page)
    await this.#open(title)
    if (unsaved > 0) {
      const found = (await textOf(this.#page).innerText()).trim()
      expect(this.#words.startsWith(found)).toBe(true)
      expect(this.#words.length - found.length).toBeLessThanOrEqual(unsaved)
      this.#words = found
    }
    await this.#keep(title)
  }

  async #type(): Promise<void> {
    const letters = String.fromCodePoint(0x61 + (this.#words.length % 26))
    await textOf(this.#page).click()
    await this.#page.keyboard.press("Control+End")
    await this.#page.keyboard.type(letters)
    this.#words += letters
    this.#sinceLeft += 1
  }

  async #open(title: string): Promise<void> {
    await goTo(this.#page, "Journal")
    await this.#row(title).click()
    await expect(textOf(this.#page)).toBeVisible()
    this.#sinceLeft = 0
  }

  async #trash(): Promise<void> {
    await this.#page.getByRole("button", { name: "More for this entry" }).click()
    await this.#page.getByRole("menuitem", { name: "Move to trash" }).click()
    await expect(textOf(this.#page)).toHaveCount(0)
  }

  async #keep(title: string): Promise<void> {
    await expect(textOf(this.#page)).toHaveText(this.#words)
    this.#kept.set(title, this.#words)
  }

  async #search(title: string): Promise<void> {
    await goTo(this.#page, "Journal")
    await this.#page.getByRole("searchbox").fill(title)
  }

  #row(title: string) {
    return this.#page.getByRole("button", { name: new RegExp(title) })
  }
}
