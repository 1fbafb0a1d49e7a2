import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { expect, test } from "../support/app.ts"
import { recordForBar } from "../support/bar.ts"
import { lock, makeVault, unlock } from "../support/owner.ts"
import { isBar } from "../support/test-vault.ts"
import { canaryScanner, type Scan } from "../support/thief/canary-scan.ts"
import { plantedTexts, plantInDatabase, writeEntry } from "../support/thief/planting.ts"
import { appProcesses, killAll } from "../support/thief/processes.ts"
import { vaultFolder } from "../support/thief/vault-secrets.ts"
import { watchedPlace } from "../support/thief/watched-place.ts"

const passphrase = "orchid Grünspan lantern meadow violin saddle"
const texts = plantedTexts(isBar ? 198 : 48)
const perEntry = 8

function found(scan: Scan): string[] {
  expect(scan.files).toBeGreaterThan(50)
  return [...new Set(scan.hits.map((hit) => `${hit.canary} in ${hit.file}: ${hit.encoding}${hit.inside}`))]
}

/** In the short form the other store is looked through by `thief-typing`. */
for (const backend of isBar ? (["leveldb", "sqlite"] as const) : (["leveldb"] as const)) {
  test(`A thief finds no text, passphrase, word of the sheet or backup key in any stored byte (${backend})`, async ({
    launchApp,
  }) => {
    test.setTimeout(isBar ? 600_000 : 300_000)
    const place = await watchedPlace()
    const options = { userData: place.userData, env: { ...place.env, LUCILIUS_IDB: backend } }
    let app = await launchApp(options)
    let page = await app.page()
    const sheet = await makeVault(page, { passphrase })
    const canaries = [
      ...texts,
      { name: "the passphrase", text: passphrase },
      { name: "the backup key", text: sheet.backupIdentity },
    ]
    const scan = canaryScanner({
      folders: place.folders,
      canaries,
      wordLists: [
        { name: "the sheet", words: sheet.words },
        { name: "the passphrase", words: passphrase.split(" ") },
      ],
      foldCase: true,
    })
    const hits: Record<string, number> = {}
    const look = async (state: string) => {
      const leaks = found(await scan())
      expect(leaks, state).toEqual([])
      hits[state] = leaks.length
    }

    for (let at = 0; at < texts.length; at += perEntry) {
      const [title = "", ...paragraphs] = texts.slice(at, at + perEntry).map((canary) => canary.text)
      await writeEntry(page, title, paragraphs)
    }
    await look("unlocked")

    page = await lock(app)
    await look("locked")

    await unlock(page, passphrase)
    expect(await app.close()).toBe(0)
    await look("quit")

    app = await launchApp(options)
    page = await app.page()
    await unlock(page, passphrase)
    // Some of it is on its way to the disk when everything is killed.
    await page.keyboard.insertText(texts[1]?.text ?? "")
    killAll(appProcesses({ pid: app.pid, profile: place.userData }))
    await app.ended
    await look("crashed")
    recordForBar("1 canaries at rest", { backend, canaries: canaries.length + sheet.words.length, ...hits })

    app = await launchApp(options)
    page = await app.page()
    const [inDatabase = "", , inFile = ""] = texts.map((canary) => canary.text)
    await plantInDatabase(page, inDatabase)
    await writeFile(join(vaultFolder(place.userData), "leak"), gzipSync(Buffer.from(inFile, "utf16le")))
    await writeFile(join(place.userData, "words"), sheet.words.slice(5, 9).join("\n"))
    const planted = found(await scan()).join("\n")
    expect(planted).toMatch(new RegExp(`${inDatabase} in .*IndexedDB`))
    expect(planted).toMatch(new RegExp(`${inFile} in .*leak: utf-16le.*gzip`))
    expect(planted).toContain("the sheet, words from 6")
    await app.close()
    await place.remove()
  })
}
