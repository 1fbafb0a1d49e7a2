import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { build } from "vite"
import { ageIdentity, ageRecipient } from "../../src/crypto/age-identity.ts"
import { recoveryWords } from "../../src/crypto/recovery-words.ts"
import { SecretKey } from "../../src/crypto/secret-key.ts"
import { startSodium } from "../../src/crypto/sodium.ts"
import { recoverySubkey } from "../../src/crypto/subkeys.ts"
import { encryptAge } from "../../src/transfer/age/encrypt-age.ts"
import type { FrozenRecords } from "../../src/transfer/backup/backup-source.ts"
import { writeBackup } from "../../src/transfer/backup/write-backup.ts"
import { vaultIds } from "../../src/vault/ids.ts"
import type { JsonObject } from "../../src/vault/json.ts"
import { hasBrowser } from "../support/fallback-app.ts"
import { readerFile, withReader } from "../support/reader-page.ts"
import { frozen, madeAt, sampleHead } from "../support/transfer/sample-backup.ts"
import { root } from "../../electron/launch/paths.mjs"

const hostile = "<img src=x onerror=\"document.title='run'\"> & </script>"

describe.skipIf(!hasBrowser)("the page that reads a backup without the app", () => {
  let folder = ""
  let seed = SecretKey.random("recovery-seed")
  let backup = ""

  beforeAll(async () => {
    await startSodium()
    folder = await mkdtemp(join(tmpdir(), "reader-"))
    seed = SecretKey.random("recovery-seed")
    backup = join(folder, "00000001.age")
    await writeFile(backup, await sealed(seed))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it("opens by the recovery words, shows every kind, finds a word, and asks for nothing", async () => {
    const asked = await withReader(readerFile, async (page) => {
      await page.getByLabel("The backup", { exact: true }).setInputFiles(backup)
      await page.getByLabel(/24 words/).fill(recoveryWords(seed).join(" "))
      await page.getByRole("button", { name: "Open it" }).click()
      await page.getByText("Its mark of origin is right.").waitFor()
      await page.getByLabel("Look for a word").fill("LANTERN")
      await page.getByRole("button", { name: /On the board/ }).click()
      const read = page.getByRole("region", { name: "What is read" })
      expect(await read.innerText()).toContain("She holds the lantern.")
      expect(await read.innerText()).toContain(hostile)
      expect(await read.innerText()).toContain("@Maya Lindqvist")
      await page.getByLabel("Look for a word").fill("")
      await page.getByRole("button", { name: /^People/ }).click()
      await page.getByRole("button", { name: /Maya Lindqvist/ }).click()
      expect(await read.innerText()).toContain("career advisor")
      expect(await page.title()).toBe("Lucilius reader")
    })
    expect(asked).toHaveLength(1)
  })

  it("opens by the key of the sheet, and by no other", async () => {
    using identity = recoverySubkey(seed, "backup-identity")
    using other = SecretKey.random("backup-identity")
    await withReader(readerFile, async (page) => {
      await page.getByLabel("The backup", { exact: true }).setInputFiles(backup)
      await page.getByLabel(/24 words/).fill(ageIdentity(other))
      await page.getByRole("button", { name: "Open it" }).click()
      await page.getByText("This does not open the backup.").waitFor()
      await page.getByLabel(/24 words/).fill(ageIdentity(identity))
      await page.getByRole("button", { name: "Open it" }).click()
      await page.getByRole("button", { name: /On the board/ }).waitFor()
    })
  })

  it("shows nothing of one that was changed or cut, and says so", async () => {
    const bytes = await readFile(backup)
    const changed = Buffer.from(bytes)
    changed[bytes.length - 40] = (changed[bytes.length - 40] ?? 0) ^ 1
    const broken = join(folder, "broken.age")
    for (const wrong of [changed, bytes.subarray(0, -1)]) {
      await writeFile(broken, wrong)
      await withReader(readerFile, async (page) => {
        await page.getByLabel("The backup", { exact: true }).setInputFiles(broken)
        await page.getByLabel(/24 words/).fill(recoveryWords(seed).join(" "))
        await page.getByRole("button", { name: "Open it" }).click()
        await page.getByText("This file is damaged or cut short. Nothing of it is shown.").waitFor()
      })
    }
  })

  it("is what its source makes", async () => {
    const built = await build({
      configFile: join(root, "src/reader/build.config.ts"),
      logLevel: "silent",
      build: { write: false },
    })
    const [result] = Array.isArray(built) ? built : [built]
    const page =
      result !== undefined && "output" in result
        ? result.output.find(({ fileName }) => fileName === "reader.html")
        : undefined
    const source = page?.type === "asset" ? page.source : ""
    expect(await readFile(readerFile, "utf8")).toBe(source)
  })
})

async function sealed(seed: SecretKey<"recovery-seed">): Promise<Uint8Array> {
  using identity = recoverySubkey(seed, "backup-identity")
  const payload = writeBackup({
    kind: "snapshot",
    vault: vaultIds.random(),
    madeAt,
    app: "0.1.0",
    records: sample(),
    files: [],
    mac: identity,
  })
  const made = await encryptAge(payload, { kind: "recipient", recipient: ageRecipient(identity) })
  if (!made.ok) throw new Error(made.refusal)
  return new Uint8Array(await new Response(made.value).arrayBuffer())
}

function sample(): FrozenRecords {
  const maya = sampleHead("contact", "Maya", {
    displayName: "Maya Lindqvist",
    networkRoles: ["career_advisor"],
  })
  const note = sampleHead("journal-note", "board", { title: "On the board", date: "2026-11-19" })
  const text = (...content: JsonObject[]): JsonObject => ({ type: "paragraph", content })
  const document: JsonObject = {
    type: "doc",
    content: [
      text(
        { type: "text", text: "She holds the lantern. " },
        { type: "mention", attrs: { contact: maya.id, name: "Maya Lindqvist" } },
      ),
      text({ type: "text", text: hostile }),
    ],
  }
  return frozen([{ head: maya }, { head: note, bodies: { text: document } }])
}
