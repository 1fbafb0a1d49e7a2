import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { AppendFile } from "../../../../electron/main/vault-files/append-file.ts"
import { diskFiles, type Files } from "../../../../electron/main/vault-files/files.ts"
import { Rewrite, sweepRewrite } from "../../../../electron/main/vault-files/rewrite.ts"
import { outerFrame } from "../../../support/vault-files/frames.ts"
import { FaultyFiles } from "../../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

const vault = new Uint8Array(16).fill(7)
const [old, later, fresh] = [outerFrame(vault, 5), outerFrame(vault), outerFrame(vault, 2)]

/** Begin, one piece, a commit to the old file meanwhile, the second piece, finish. */
async function rewriteAll(files: Files, folder: string, keep: boolean) {
  const file = await AppendFile.open(files, folder)
  let rewrite: Rewrite | null = null
  try {
    rewrite = await Rewrite.begin(files, folder)
    expect((await rewrite.add(0, fresh)).ok).toBe(true)
    expect((await file.append(old.length, later)).ok).toBe(true)
    expect((await rewrite.add(fresh.length, later)).ok).toBe(true)
    const finished = await rewrite.finish(file, old.length + later.length, fresh.length + later.length, keep)
    expect(finished.ok).toBe(true)
    expect(await file.append(fresh.length + later.length, later)).toMatchObject({ ok: true })
  } finally {
    await rewrite?.abort().catch(() => undefined)
    await file.close()
  }
}

describe("a rewrite", () => {
  it("takes the old file's place, is appended to from then on, and keeps the old one when told to", async () => {
    for (const keep of [false, true]) {
      const folder = await testFolder()
      await writeFile(join(folder, "j"), old)
      await rewriteAll(diskFiles, folder, keep)
      const now = await readFile(join(folder, "j"))
      expect(Buffer.compare(now, Buffer.concat([fresh, later, later]))).toBe(0)
      expect((await readdir(folder)).toSorted()).toEqual(keep ? ["j", "j.1"] : ["j"])
      if (keep) {
        const kept = await readFile(join(folder, "j.1"))
        expect(Buffer.compare(kept, Buffer.concat([old, later]))).toBe(0)
      }
    }
  })

  it("is not put in place when the old file grew unseen, nor when a piece of it is missing", async () => {
    const folder = await testFolder()
    await writeFile(join(folder, "j"), old)
    const file = await AppendFile.open(diskFiles, folder)
    const rewrite = await Rewrite.begin(diskFiles, folder)
    expect(await rewrite.add(4096, fresh)).toEqual({
      ok: false,
      refusal: { name: "other-length", length: 0 },
    })
    await rewrite.add(0, fresh)
    await file.append(old.length, later)
    expect((await rewrite.finish(file, old.length, fresh.length, false)).ok).toBe(false)
    expect((await rewrite.finish(file, old.length + later.length, 4096, false)).ok).toBe(false)
    expect((await rewrite.finish(file, old.length + later.length, fresh.length, false)).ok).toBe(true)
    await file.close()
  })

  it("leaves the old or the new file whole under its name after a fault at any step", async () => {
    const measured = new FaultyFiles()
    const folder = await testFolder()
    await writeFile(join(folder, "j"), old)
    await rewriteAll(measured, folder, true)
    expect(measured.calls).toBeGreaterThan(10)
    for (let at = 0; at < measured.calls; at++) {
      const broken = await testFolder()
      await writeFile(join(broken, "j"), old)
      const faulty = new FaultyFiles({ at, code: "EIO", lasts: "until-healed", written: 3000 })
      await rewriteAll(faulty, broken, true).catch(() => undefined)
      await sweepRewrite(diskFiles, broken)
      const names = (await readdir(broken)).toSorted()
      const left = await readFile(join(broken, names.includes("j") ? "j" : "j.1"))
      const isOld = Buffer.compare(left.subarray(0, old.length), old) === 0
      const isNew =
        Buffer.compare(left.subarray(0, fresh.length + later.length), Buffer.concat([fresh, later])) === 0
      expect(isOld || isNew).toBe(true)
      expect(names).not.toContain("j~")
    }
  })
})
