import { mkdtemp, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Knowledge } from "../../src/worker/knowledge/knowledge.ts"
import { Texts } from "../../src/worker/texts/texts.ts"
import { Versions } from "../../src/worker/versions/versions.ts"
import { test } from "../support/app.ts"
import { must } from "../support/must.ts"
import { VaultOnDisk } from "../support/storage/vault-on-disk.ts"
import { startCrypto } from "../support/test-vault.ts"
import { report } from "./figures.ts"

const savesAnHour = 1_800
const betweenSavesMs = 2_000
/** Five keys a second, for the two seconds between two saves. */
const typedASave = "lorem ipsu"
const frameStep = 4_096

test("S10: the file's growth in an hour of typing", async () => {
  await startCrypto()
  const folder = await mkdtemp(join(tmpdir(), "bench-"))
  const vault = await VaultOnDisk.create(folder)
  const storage = await vault.open()
  const { records } = storage
  const fields = { date: "2026-11-20", title: "An hour" }
  const created = must(await records.commit([{ kind: "create", type: "journal-note", fields }]))
  const [id] = created.changed
  if (id === undefined) throw new Error("nothing was created")
  const texts = new Texts(storage, new Versions(records, new Knowledge(storage)))

  const begun = (await stat(vault.journalPath)).size
  let text = ""
  const taken: number[] = []
  // The hour passes in seconds, and a version is kept for each of its minutes.
  const clock = Date.now
  let now = clock()
  Date.now = () => now
  for (let save = 0; save < savesAnHour; save++) {
    text += typedASave
    const paragraphs = text.match(/[\s\S]{1,400}/g) ?? []
    const document = {
      type: "doc",
      content: paragraphs.map((part) => ({ type: "paragraph", content: [{ type: "text", text: part }] })),
    }
    const at = performance.now()
    must(await texts.save({ of: id, body: "text" }, document))
    taken.push(performance.now() - at)
    now += betweenSavesMs
  }
  Date.now = clock
  const written = (await stat(vault.journalPath)).size - begun
  const limit = 12 * text.length + frameStep * savesAnHour
  const what = `the file after ${savesAnHour} saves of ${text.length} characters typed`
  report({
    target: "S10",
    what,
    samples: [written / 1_024],
    unit: "KiB",
    beside: "12 × the text + 4 KiB a save",
    besideValue: limit / 1_024,
  })
  report({
    target: "S10",
    what: "a save in that hour, in Node without a window",
    samples: taken,
    beside: "limit of S3",
    besideValue: 10,
  })
  texts.end()
  must(await storage.close())
  await rm(folder, { recursive: true })
})
