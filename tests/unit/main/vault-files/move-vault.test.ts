import { createHash } from "node:crypto"
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { diskFiles } from "../../../../electron/main/vault-files/files.ts"
import { createFolder } from "../../../../electron/main/vault-files/folders.ts"
import { readHost } from "../../../../electron/main/vault-files/host.ts"
import { listVaults } from "../../../../electron/main/vault-files/listed-vaults.ts"
import { LockTaker, lockTimes } from "../../../../electron/main/vault-files/lock-file.ts"
import { moveVault } from "../../../../electron/main/vault-files/move-vault.ts"
import { Places } from "../../../../electron/main/vault-files/places.ts"
import { settleAll } from "../../../../electron/main/vault-files/settle-moves.ts"
import { must } from "../../../support/must.ts"
import { FaultyFiles } from "../../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"
import { outerFrame, outerHeader } from "../../../support/vault-files/frames.ts"

const vault = new Uint8Array(16).fill(7)
/** Each step in the long form, every third in the short one. */
const stride = process.env["BAR"] === "1" ? 1 : 3

/** As two disks: no folder gets from one to the other by its name. */
class TwoDisks extends FaultyFiles {
  override async rename(from: string, to: string) {
    this.ask("rename")
    if (from.includes("/v/") !== to.includes("/v/"))
      throw Object.assign(new Error("EXDEV"), { code: "EXDEV" })
    return diskFiles.rename(from, to)
  }
}

async function setUp(files: FaultyFiles) {
  const folder = await testFolder()
  const root = join(folder, "v")
  const ref = must(await createFolder(diskFiles, root, outerHeader(vault), outerFrame(vault, 3)))
  await mkdir(join(root, ref, "f"))
  await writeFile(join(root, ref, "f", "0".repeat(32)), Buffer.alloc(1_100_000, 5))
  const to = join(folder, "elsewhere", "vault")
  await mkdir(to, { recursive: true })
  const file = join(folder, "places.json")
  const host = await readHost(diskFiles, root)
  const parts = (through = files) => ({
    files: through,
    root,
    places: new Places(through, file),
    // A process that was cut off is gone: its lock is nobody's.
    taker: async () =>
      new LockTaker(through, { ...host, pid: host.pid + 1, look: async () => "gone" as const }, lockTimes),
  })
  const content = async (path: string) =>
    Promise.all(
      ["header", "j", `f/${"0".repeat(32)}`].map(async (name) =>
        createHash("sha256")
          .update(await readFile(join(path, name)))
          .digest("hex"),
      ),
    )
  return { root, ref, to, parts, content, whole: await content(join(root, ref)) }
}

/** After whatever happened: listed once, within reach, whole; and nothing of it anywhere else. */
async function expectOne(set: Awaited<ReturnType<typeof setUp>>): Promise<string> {
  const { root, ref, to, parts, content, whole } = set
  const again = parts(new FaultyFiles())
  await settleAll(again)
  const listed = must(await listVaults(diskFiles, root, must(await again.places.state())))
  expect(listed.map((found) => [found.ref, found.refusal])).toEqual([[ref, null]])
  const [{ path, place }] = listed as [(typeof listed)[0]]
  expect(place.movingTo).toBeUndefined()
  expect(place.movedFrom).toBeUndefined()
  expect(await content(path)).toEqual(whole)
  const other = path === to ? join(root, ref) : to
  expect(await readdir(other).catch(() => [])).toEqual([])
  return path
}

describe("moving a vault", () => {
  for (const [how, Files] of [
    ["on one disk", FaultyFiles],
    ["to another disk", TwoDisks],
  ] as const) {
    it(`${how} leaves it whole at its new place, and free to be opened`, async () => {
      const set = await setUp(new Files())
      const moving = set.parts()
      must(await moveVault(moving, set.ref, set.to))
      expect((await readdir(set.to)).toSorted()).toEqual(["f", "header", "j"])
      expect(await expectOne(set)).toBe(set.to)
      must(await moveVault(moving, set.ref, join(set.root, set.ref)))
      expect(await expectOne(set)).toBe(join(set.root, set.ref))
    })

    it(`${how} and cut off at any step leaves exactly one whole vault listed`, async () => {
      const places = new Set<string>()
      for (let at = 0; ; at += stride) {
        const files = new Files()
        const set = await setUp(files)
        files.breakAgain({ at, code: "EIO", lasts: "until-healed", written: 100 })
        const moved = await moveVault(set.parts(), set.ref, set.to)
        const left = await expectOne(set)
        places.add(left === set.to ? "new" : "old")
        if (moved.ok) expect(left).toBe(set.to)
        if (moved.ok && files.calls <= at) break
      }
      expect(places).toEqual(new Set(["old", "new"]))
    }, 60_000)
  }

  it("takes no folder that holds something, and no vault that somebody has open", async () => {
    const set = await setUp(new FaultyFiles())
    await writeFile(join(set.to, "letter.txt"), "Dear Ines")
    expect(await moveVault(set.parts(), set.ref, set.to)).toMatchObject({ refusal: { name: "not-empty" } })
    expect(await readdir(set.to)).toEqual(["letter.txt"])
    const living = {
      ...set.parts(),
      taker: async () => new LockTaker(diskFiles, await readHost(diskFiles, set.root), lockTimes),
    }
    const held = must(await (await living.taker()).take(join(set.root, set.ref)))
    const free = join(set.to, "free")
    expect(await moveVault(living, set.ref, free)).toMatchObject({ refusal: { name: "in-use" } })
    await held.release()
    must(await moveVault(living, set.ref, free))
  })

  it("leaves the former place alone where somebody changed it since", async () => {
    const set = await setUp(new TwoDisks())
    const from = join(set.root, set.ref)
    const moving = set.parts()
    must(await moveVault(moving, set.ref, set.to))
    await mkdir(from)
    await writeFile(join(from, "header"), await readFile(join(set.to, "header")))
    await writeFile(join(from, "j"), "longer than it was")
    must(await moving.places.changeVault(set.ref, { movedFrom: from }))
    await settleAll(moving)
    expect((await readdir(from)).toSorted()).toEqual(["header", "j"])
    expect(must(await moving.places.state()).vaults[set.ref]?.movedFrom).toBeUndefined()
  })
})
