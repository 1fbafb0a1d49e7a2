import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { diskFiles } from "../../../../electron/main/vault-files/files.ts"
import { createFolder } from "../../../../electron/main/vault-files/folders.ts"
import { listVaults } from "../../../../electron/main/vault-files/listed-vaults.ts"
import { Places } from "../../../../electron/main/vault-files/places.ts"
import { noPlaces, parsePlaces, type PlacesState } from "../../../../electron/main/vault-files/places-file.ts"
import { must } from "../../../support/must.ts"
import { FaultyFiles } from "../../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"
import { outerFrame, outerHeader } from "../../../support/vault-files/frames.ts"

const vault = new Uint8Array(16).fill(7)
const newFolder = (root: string) => createFolder(diskFiles, root, outerHeader(vault), outerFrame(vault))
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

const refs = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString("hex"))
const name = fc.string({ unit: "grapheme", maxLength: 40 }).filter((text) => /^\P{Cc}*$/u.test(text))
const paths = fc.stringMatching(/^[a-zA-Z0-9 ]{1,20}$/).map((folder) => `/media/${folder}`)
const place = fc.record(
  {
    name,
    openedAt: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date("2100-01-01") })
      .map((date) => date.toISOString()),
    snapshots: paths,
    movingTo: paths,
    isRemoving: fc.constant(true as const),
  },
  { requiredKeys: [] },
)
/** Each at a path of its own, or in the root. */
const states: fc.Arbitrary<PlacesState> = fc
  .record({
    vaults: fc.dictionary(refs, place, { maxKeys: 6 }),
    isHidden: fc.boolean(),
    isRebuilt: fc.boolean(),
  })
  .map(({ vaults, ...rest }) => ({
    version: 1,
    ...rest,
    vaults: Object.fromEntries(
      Object.entries(vaults).map(([key, found], at) => [
        key,
        at % 2 === 0 ? found : { ...found, path: `/media/${key}` },
      ]),
    ),
  }))

describe("the file of places", () => {
  it("is read as it was written, whatever it says", async () => {
    const folder = await testFolder()
    let file = 0
    await fc.assert(
      fc.asyncProperty(states, async (written) => {
        const path = join(folder, String(file++))
        must(await new Places(diskFiles, path).change(() => written))
        expect(must(await new Places(diskFiles, path).state())).toEqual(written)
      }),
      { numRuns: 40 },
    )
  })

  it("is refused whole where one thing in it is not as it must be", () => {
    const good = { ...noPlaces, vaults: { ["a".repeat(32)]: { path: "/media/a", name: "A" } } }
    expect(parsePlaces(bytesOf(good)).ok).toBe(true)
    const [one] = Object.values(good.vaults)
    const bad: readonly unknown[] = [
      { ...good, version: 2 },
      { ...good, more: 1 },
      { ...good, vaults: { short: one } },
      { ...good, vaults: { ["a".repeat(32)]: { ...one, path: "media/a" } } },
      { ...good, vaults: { ["a".repeat(32)]: { ...one, name: "A\n" } } },
      { ...good, vaults: { ["a".repeat(32)]: { ...one, openedAt: "yesterday" } } },
      { ...good, vaults: { ["a".repeat(32)]: one, ["b".repeat(32)]: one } },
      [],
      null,
    ]
    for (const value of bad) expect([value, parsePlaces(bytesOf(value)).ok]).toEqual([value, false])
    const whole = bytesOf(good)
    for (let length = 0; length < whole.length; length++) {
      expect([length, parsePlaces(whole.subarray(0, length)).ok]).toEqual([length, false])
    }
  })

  it("that is damaged is set aside, and what lies in the root is still listed", async () => {
    const folder = await testFolder()
    const root = join(folder, "v")
    const [file, kept] = [join(folder, "places.json"), must(await newFolder(root))]
    await writeFile(file, '{"version":1,"vaults":')
    const places = new Places(diskFiles, file)
    const known = must(await places.state())
    expect(known).toEqual({ ...noPlaces, isRebuilt: true })
    expect(must(await listVaults(diskFiles, root, known)).map((found) => found.ref)).toEqual([kept])
    expect(await readFile(`${file}.1`, "utf8")).toBe('{"version":1,"vaults":')
    // An empty list after it proves no new owner, at the next start as well.
    expect(must(await new Places(diskFiles, file).state()).isRebuilt).toBe(true)
    must(await places.changeVault(kept, { name: "Here" }))
    expect(must(await new Places(diskFiles, file).state()).isRebuilt).toBe(false)
  })

  it("that is not there changes nothing for whoever had a vault before, and is not made by looking", async () => {
    const folder = await testFolder()
    const root = join(folder, "v")
    const kept = must(await newFolder(root))
    const known = must(await new Places(diskFiles, join(folder, "places.json")).state())
    expect(must(await listVaults(diskFiles, root, known))).toMatchObject([
      { ref: kept, isOwn: true, refusal: null },
    ])
    expect((await readdir(folder)).toSorted()).toEqual(["v"])
  })

  it("is the old or the new one wherever writing it is cut off", async () => {
    const folder = await testFolder()
    const file = join(folder, "places.json")
    const [before, after] = [
      { ...noPlaces, vaults: { ["a".repeat(32)]: { name: "Before" } } },
      { ...noPlaces, vaults: { ["a".repeat(32)]: { name: "After" } } },
    ]
    const files = new FaultyFiles()
    let failed = 0
    for (let at = 0; ; at++) {
      must(await new Places(diskFiles, file).change(() => before))
      files.breakAgain({ at, code: "EIO", lasts: "until-healed", written: 3 })
      const changed = await new Places(files, file).change(() => after)
      files.heal()
      const found = must(await new Places(diskFiles, file).state())
      expect([before, after]).toContainEqual(found)
      if (changed.ok) {
        expect(found).toEqual(after)
        break
      }
      failed += 1
    }
    expect(failed).toBeGreaterThan(5)
  })
})

describe("the list of vaults", () => {
  it("has one within reach, one out of reach and none that is being deleted, the one opened last first", async () => {
    const folder = await testFolder()
    const root = join(folder, "v")
    const [own, away, gone] = [must(await newFolder(root)), "b".repeat(32), "c".repeat(32)]
    const elsewhere = join(folder, "elsewhere")
    await mkdir(elsewhere)
    const at = (day: number) => `2026-11-${day}T08:00:00.000Z`
    const state: PlacesState = {
      ...noPlaces,
      vaults: {
        [own]: { openedAt: at(10) },
        [away]: { path: elsewhere, openedAt: at(12) },
        [gone]: { path: join(folder, "none"), isRemoving: true },
      },
    }
    const listed = async () =>
      must(await listVaults(diskFiles, root, state)).map(({ ref, refusal }) => [ref, refusal])
    // The empty folder that a stick leaves behind is no vault.
    expect(await listed()).toEqual([
      [away, "folder-gone"],
      [own, null],
    ])
    await writeFile(join(elsewhere, "header"), outerHeader(vault))
    expect(await listed()).toEqual([
      [away, null],
      [own, null],
    ])
    await rm(join(root, own), { recursive: true })
    expect(await listed()).toEqual([
      [away, null],
      [own, "folder-gone"],
    ])
  })
})
