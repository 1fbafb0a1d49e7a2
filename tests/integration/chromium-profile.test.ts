import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { hasBrowser, launchFallback } from "../support/fallback-app.ts"
import { storedFiles } from "../support/thief/stored-files.ts"

/** What a careless page would let a browser remember, in as many ways as there are. */
const words = {
  title: "zanzibarTitle",
  hash: "quillfeatherHash",
  state: "marzipanState",
  input: "bumblebeeInput",
  textarea: "gooseberryArea",
  editable: "persimmonEditable",
  password: "tumbleweedSecret",
  email: "rhubarb.crumble@example.org",
  copied: "butterscotchCopied",
}
/** Stored on purpose: a scan that does not find this one finds nothing. */
const control = "plantedControlWord"

/** Words that stand in a file below, as UTF-8, UTF-16 or base64, in any case of letters. */
async function wordsFound(folder: string, wanted: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  for await (const { bytes } of storedFiles([folder])) {
    const text = Buffer.from(bytes).toString("latin1").toLowerCase()
    for (const word of wanted) {
      const forms = [
        word,
        Buffer.from(word, "utf16le").toString("latin1"),
        Buffer.from(word).toString("base64").replace(/=+$/, "").slice(0, -1),
        Buffer.from(word).toString("hex"),
      ]
      if (forms.some((form) => text.includes(form.toLowerCase()))) found.add(word)
    }
  }
  return [...found]
}

test.skipIf(!hasBrowser).each(["leveldb", "sqlite"] as const)(
  "what is typed into a page leaves no trace in the browser's folder: %s",
  async (backend) => {
    const userData = await mkdtemp(join(tmpdir(), "profile-"))
    const app = await launchFallback({
      main: "tests/support/fixture-app/main.mjs",
      userData,
      env: { LUCILIUS_IDB: backend },
    })
    const page = await app.page()
    await page.evaluate((all) => {
      document.title = all.title
      location.hash = all.hash
      history.pushState({ note: all.state }, "", `#${all.state}`)
      const form = document.createElement("form")
      form.innerHTML =
        '<input name="name"><input name="email" type="email"><textarea name="text"></textarea>' +
        '<input name="secret" type="password"><p contenteditable>x</p>'
      form.addEventListener("submit", (event) => event.preventDefault())
      document.body.append(form)
    }, words)
    await page.locator("[name=name]").pressSequentially(words.input)
    await page.locator("[name=email]").pressSequentially(words.email)
    await page.locator("[name=text]").pressSequentially(words.textarea)
    await page.locator("[name=secret]").pressSequentially(words.password)
    await page.locator("[contenteditable]").pressSequentially(words.editable)
    await page.evaluate(() => document.querySelector("form")?.requestSubmit())
    await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), words.copied)
    await page.evaluate(
      (word) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open("a")
          opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("b"))
          opening.addEventListener("success", () => {
            const transaction = opening.result.transaction("b", "readwrite", { durability: "strict" })
            transaction.objectStore("b").put(word, 1)
            transaction.addEventListener("complete", () => resolve())
            transaction.addEventListener("error", () => reject(transaction.error))
          })
        }),
      control,
    )

    const all = [...Object.values(words), control]
    expect(await wordsFound(userData, all)).toEqual([control])
    expect(await app.close()).toBe(0)
    expect(await wordsFound(userData, all)).toEqual([control])

    const again = await launchFallback({ main: "tests/support/fixture-app/main.mjs", userData })
    const kept = await (await again.page()).evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open("a")
          opening.addEventListener("success", () => {
            const getting = opening.result.transaction("b").objectStore("b").get(1)
            getting.addEventListener("success", () => resolve(getting.result))
          })
        }),
    )
    // Started without the choice: the folder keeps the store that it was made with.
    expect(kept).toBe(control)
    await again.close()
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  },
)
