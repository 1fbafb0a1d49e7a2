import { createHash } from "node:crypto"
import { createReadStream, openAsBlob } from "node:fs"
import { open as openFile, truncate } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, describe, expect, it, onTestFinished } from "vitest"
import { recordForBar } from "../../support/bar.ts"
import { must } from "../../support/must.ts"
import { OpenAttachments } from "../../support/open-attachments.ts"
import { VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { isBar, startCrypto } from "../../support/test-vault.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const largest = 500_000_000
const mib = 1024 * 1024

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256")
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest("hex")
}

/** A file of this size that is not all alike. */
async function makeFile(path: string, size: number): Promise<File> {
  const file = await openFile(path, "w")
  for (let at = 0; at < size - 16; at += 997 * 1024) await file.write(`here is ${at} `, at)
  await file.close()
  await truncate(path, size)
  const blob = await openAsBlob(path)
  return {
    name: "Film.mov",
    type: "",
    size,
    slice: (from: number, to: number) => blob.slice(from, to),
  } as unknown as File
}

describe.skipIf(!isBar)("the largest file that can be added (with `npm run bar`)", () => {
  it("goes in and comes out equal, in little memory", async () => {
    const folder = await testFolder()
    const given = await makeFile(join(folder, "given"), largest)
    const open = await OpenAttachments.on(await VaultOnDisk.create(await testFolder()))
    onTestFinished(() => open.close())
    const note = await open.note()
    const before = process.memoryUsage().rss
    let peak = before
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss)
    }, 50)
    onTestFinished(() => clearInterval(watch))
    const begun = performance.now()
    const row = must(await open.add(note, given))
    const added = performance.now()
    const target = await open.disk.target(join(folder, "saved"))
    must(await open.attachments.save(row.id, target, () => undefined))
    const saved = performance.now()
    expect(await sha256Of(join(folder, "saved"))).toBe(await sha256Of(join(folder, "given")))
    const megabytes = Math.round((peak - before) / mib)
    expect(megabytes).toBeLessThan(400)
    recordForBar("largest attachment, in Node", {
      bytes: largest,
      "seconds to add": Math.round((added - begun) / 1000),
      "seconds to save": Math.round((saved - added) / 1000),
      "peak of memory above the start, MiB": megabytes,
    })
  }, 900_000)
})
