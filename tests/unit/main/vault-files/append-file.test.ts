import { constants } from "node:fs"
import { readdir, readFile, rename, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { AppendFile } from "../../../../electron/main/vault-files/append-file.ts"
import { diskFiles } from "../../../../electron/main/vault-files/files.ts"
import { outerFrame } from "../../../support/vault-files/frames.ts"
import { FaultyFiles } from "../../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

const vault = new Uint8Array(16).fill(7)

describe("the append-only file", () => {
  it("grows by whole frames, each at the length that its writer believed in", async () => {
    const folder = await testFolder()
    const file = await AppendFile.open(diskFiles, folder)
    const [first, second] = [outerFrame(vault), outerFrame(vault, 3)]
    expect(await file.append(0, first)).toEqual({ ok: true, value: 4096 })
    expect(await file.append(4096, second)).toEqual({ ok: true, value: 4 * 4096 })
    expect(Buffer.compare(await readFile(join(folder, "j")), Buffer.concat([first, second]))).toBe(0)
    const refused = await file.append(4096, first)
    expect(refused).toEqual({ ok: false, refusal: { name: "other-length", length: 4 * 4096 } })
    await file.close()
  })

  it("takes back a write that any step refused, and goes on when there is room", async () => {
    const old = outerFrame(vault)
    const added = outerFrame(vault, 2)
    const measured = new FaultyFiles()
    let steps = 0
    for (let at = 0; at === 0 || at < steps; at++) {
      for (const lasts of ["once", "until-healed"] as const) {
        const folder = await testFolder()
        await writeFile(join(folder, "j"), old)
        if (at === 0) {
          const file = await AppendFile.open(measured, folder)
          const before = measured.calls
          expect((await file.append(old.length, added)).ok).toBe(true)
          steps = measured.calls - before
          await file.close()
          await writeFile(join(folder, "j"), old)
        }
        const opening = new FaultyFiles()
        await (await AppendFile.open(opening, folder)).close()
        const faulty = new FaultyFiles({ at: opening.calls + at, code: "ENOSPC", lasts, written: 5000 })
        const file = await AppendFile.open(faulty, folder)
        expect(await file.append(old.length, added)).toEqual({ ok: false, refusal: { name: "disk-full" } })
        const left = await readFile(join(folder, "j"))
        // While the disk refuses even the taking back, a torn tail may stand; the whole frames before it never change.
        expect(Buffer.compare(left.subarray(0, old.length), old)).toBe(0)
        if (lasts === "once") expect(left.length).toBe(old.length)
        faulty.heal()
        expect(await file.append(old.length, added)).toEqual({ ok: true, value: 3 * 4096 })
        expect(Buffer.compare(await readFile(join(folder, "j")), Buffer.concat([old, added]))).toBe(0)
        await file.close()
      }
    }
    expect(steps).toBeGreaterThanOrEqual(4)
  })

  it("refuses to write when another file was put in its place, and takes an equal one for its own", async () => {
    const folder = await testFolder()
    const path = join(folder, "j")
    const file = await AppendFile.open(diskFiles, folder)
    const frame = outerFrame(vault)
    expect((await file.append(0, frame)).ok).toBe(true)
    await writeFile(`${path}2`, frame)
    await rename(`${path}2`, path)
    expect((await file.append(4096, frame)).ok).toBe(true)
    await writeFile(`${path}2`, outerFrame(vault, 2))
    await rename(`${path}2`, path)
    expect(await file.append(8192, frame)).toEqual({ ok: false, refusal: { name: "folder-gone" } })
    await file.close()
  })

  it("drops a tail, and keeps its bytes aside when told to", async () => {
    const folder = await testFolder()
    const file = await AppendFile.open(diskFiles, folder)
    const bytes = Buffer.from(outerFrame(vault, 4))
    await file.append(0, bytes)
    expect(await file.cut(bytes.length, 8192, true)).toEqual({ ok: true, value: 8192 })
    expect(await file.cut(8192, 4096, false)).toEqual({ ok: true, value: 4096 })
    expect((await readdir(folder)).toSorted()).toEqual(["j", "j.1"])
    expect(Buffer.compare(await readFile(join(folder, "j.1")), bytes.subarray(8192))).toBe(0)
    expect(Buffer.compare(await readFile(join(folder, "j")), bytes.subarray(0, 4096))).toBe(0)
    await file.close()
  })

  it("is never opened through a link or in place of something else", async () => {
    const folder = await testFolder()
    await writeFile(join(folder, "elsewhere"), "")
    await (await diskFiles.open(join(folder, "elsewhere"), constants.O_RDWR)).close()
    await symlink(join(folder, "elsewhere"), join(folder, "j"))
    await expect(AppendFile.open(diskFiles, folder)).rejects.toMatchObject({ code: "ELOOP" })
  })
})
