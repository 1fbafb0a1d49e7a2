import { readdir, readFile, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { diskFiles } from "../../../../electron/main/vault-files/files.ts"
import {
  headerDigest,
  readHeader,
  replaceHeader,
  sweepHeader,
} from "../../../../electron/main/vault-files/header-file.ts"
import { outerHeader } from "../../../support/vault-files/frames.ts"
import { FaultyFiles } from "../../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

const vault = new Uint8Array(16).fill(7)

describe("the header", () => {
  it("is replaced only by a writer that has seen the one that stands", async () => {
    const folder = await testFolder()
    const [first, second] = [outerHeader(vault), outerHeader(vault, 500)]
    expect((await replaceHeader(diskFiles, folder, first, null)).ok).toBe(true)
    expect(await replaceHeader(diskFiles, folder, second, null)).toEqual({
      ok: false,
      refusal: { name: "other-header" },
    })
    expect((await replaceHeader(diskFiles, folder, second, headerDigest(first))).ok).toBe(true)
    const read = await readHeader(diskFiles, folder)
    expect(read.ok && Buffer.compare(read.value, second)).toBe(0)
    expect(await readdir(folder)).toEqual(["header"])
  })

  it("is the old or the new one whole after a fault at any step, and no other copy of either outlives the next sweep", async () => {
    const [old, fresh] = [outerHeader(vault), outerHeader(vault, 500)]
    const measured = new FaultyFiles()
    const whole = await testFolder()
    await writeFile(join(whole, "header"), old)
    await replaceHeader(measured, whole, fresh, headerDigest(old))
    let oldLeft = 0
    for (let at = 0; at < measured.calls; at++) {
      for (const lasts of ["once", "until-healed"] as const) {
        const folder = await testFolder()
        await writeFile(join(folder, "header"), old)
        const faulty = new FaultyFiles({ at, code: "ENOSPC", lasts, written: 100 })
        await expect(replaceHeader(faulty, folder, fresh, headerDigest(old))).rejects.toMatchObject({
          code: "ENOSPC",
        })
        const left = await readFile(join(folder, "header"))
        expect([old, fresh].some((one) => Buffer.compare(one, left) === 0)).toBe(true)
        if (Buffer.compare(old, left) === 0) oldLeft += 1
        await sweepHeader(diskFiles, folder)
        expect(await readdir(folder)).toEqual(["header"])
      }
    }
    expect(oldLeft).toBeGreaterThan(measured.calls)
  })

  it("is neither read nor written through a link", async () => {
    const folder = await testFolder()
    await writeFile(join(folder, "elsewhere"), outerHeader(vault))
    await symlink(join(folder, "elsewhere"), join(folder, "header"))
    await expect(readHeader(diskFiles, folder)).rejects.toMatchObject({ code: "ELOOP" })
    await expect(replaceHeader(diskFiles, folder, outerHeader(vault), null)).rejects.toMatchObject({
      code: "ELOOP",
    })
  })

  it("is missing only where there is none", async () => {
    expect(await readHeader(diskFiles, await testFolder())).toEqual({
      ok: false,
      refusal: { name: "missing" },
    })
  })
})
