import { copyFile, mkdir, readdir } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { hexText } from "../../../src/base/bytes.ts"
import { everything, nextVault, rotateTo } from "../../support/keys/rotate.ts"
import { must } from "../../support/must.ts"
import { python, readAll } from "../../support/second-reader/read-with-python.ts"
import { text } from "../../support/storage/model.ts"
import { VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { isBar, startCrypto } from "../../support/test-vault.ts"
import { FaultyFiles } from "../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

/** A vault of two records and what it becomes when the process dies at the call `at` of its rotation. */
async function cutAt(at: number) {
  const files = new FaultyFiles()
  const disk = await VaultOnDisk.create(await testFolder(), files)
  const storage = await disk.open()
  for (const title of ["First", "Second"]) {
    const record = {
      kind: "create",
      type: "journal-note",
      fields: { title },
      bodies: { text: text(title) },
    } as const
    must(await storage.records.commit([record]))
  }
  const before = await everything(storage)
  const next = nextVault(disk.vault)
  files.breakAgain({ at, code: "EIO", lasts: "until-healed", written: 1000 })
  await rotateTo(disk, storage, next).catch(() => undefined)
  const { calls } = files
  await storage.close().catch(() => undefined)
  await disk.crash()
  files.heal()
  // What the dead process left, before anything else touches it.
  const left = join(await testFolder(), "left")
  await mkdir(left)
  const names = (await readdir(disk.path)).filter((one) => /^(?:header|j.*)$/.test(one))
  for (const name of names) await copyFile(join(disk.path, name), join(left, name))
  return { disk, next, before, left, names, calls }
}

describe("a rotation that ends with its process at any call", () => {
  it.skipIf(python === null)(
    "leaves a folder that the seed of its header opens, for the app and a second reader",
    async () => {
      const { calls } = await cutAt(Number.POSITIVE_INFINITY)
      // The switch is the end of it; before, only the draft grows.
      const from = isBar ? 0 : calls - 28
      const cuts: Awaited<ReturnType<typeof cutAt>>[] = []
      for (let at = from; at <= calls; at += isBar ? 1 : 2) cuts.push(await cutAt(at))
      const jobs = cuts.flatMap(({ disk, next, left }) =>
        [disk.vault, next].map(({ seed }) => ({ folder: left, seed: hexText(seed.borrow()) })),
      )
      const said = readAll(jobs)
      const ends = { old: 0, parked: 0, new: 0 }
      for (const [at, { disk, next, names, before }] of cuts.entries()) {
        const opened = [said[2 * at], said[2 * at + 1]].map((one) =>
          one === undefined || "refused" in one ? null : one.records.map(({ head }) => head.id).toSorted(),
        )
        const isNew = opened[0] === null
        expect(opened).toContainEqual([...before.keys()].toSorted())
        expect(opened).toContain(null)
        if (isNew) disk.vault = next
        const again = await disk.open()
        expect(await everything(again)).toEqual(before)
        expect((await readdir(disk.path)).filter((name) => /^j[+~]/.test(name))).toEqual([])
        await again.close()
        await disk.crash()
        ends[isNew ? (names.includes("j+1") ? "parked" : "new") : "old"] += 1
      }
      expect(ends.old).toBeGreaterThan(2)
      expect(ends.parked).toBeGreaterThan(0)
      expect(ends.new).toBeGreaterThan(0)
    },
    300_000,
  )
})
