import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it, onTestFinished } from "vitest"
import { diskFiles, type Files } from "../../../../electron/main/vault-files/files.ts"
import { createVaultFilesHandler } from "../../../../electron/main/vault-files/handler.ts"
import { PickedPlaces } from "../../../../electron/main/vault-files/picked-places.ts"
import { FaultyFiles } from "../../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"
import { creation, outerFrame, outerHeader } from "../../../support/vault-files/frames.ts"
import { ownOrigin, ownRequest } from "../../../support/vault-files/own-request.ts"

const vault = new Uint8Array(16).fill(7)
const made = creation(outerHeader(vault), outerFrame(vault))

/** Every start is another process, of which the ones before are gone. */
let starts = 1
function start(folder: string, files: Files = diskFiles, picked = new PickedPlaces()) {
  const pid = ++starts
  const handler = createVaultFilesHandler({
    root: join(folder, "v"),
    origins: [ownOrigin],
    picked,
    files,
    host: { id: "h", name: "desk", pid, start: String(pid), boot: "b", look: async () => "gone" },
  })
  onTestFinished(() => handler.seal())
  return async (method: string, path: string, body?: Uint8Array<ArrayBuffer>) =>
    (await (await handler.handle(ownRequest(method, path, body))).json()) as {
      value?: unknown
      refusal?: { name: string }
    }
}

type Ask = ReturnType<typeof start>
const refs = async (ask: Ask) =>
  ((await ask("GET", "list")).value as { vaults: readonly { ref: string }[] }).vaults.map(({ ref }) => ref)

/** One in the app's own folder with snapshots beside it, one elsewhere with a letter of the owner's in its folder. */
async function setUp() {
  const folder = await testFolder()
  const picked = new PickedPlaces()
  const ask = start(folder, diskFiles, picked)
  const own = String((await ask("POST", made.path, made.body)).value)
  const elsewhere = join(folder, "elsewhere")
  const token = picked.keep("new", elsewhere)
  const away = String((await ask("POST", `${made.path}&place=${token}`, made.body)).value)
  await mkdir(join(folder, "s", own, "files"), { recursive: true })
  await writeFile(join(folder, "s", own, "00000001.age"), "sealed")
  await mkdir(join(elsewhere, "f"))
  await writeFile(join(elsewhere, "f", "0".repeat(32)), "sealed")
  await writeFile(join(elsewhere, "letter.txt"), "Dear Ines")
  return { folder, ask, own, away, elsewhere }
}

describe("a vault that is deleted", () => {
  it("in the app's own folder is gone with its snapshots, and the other stays", async () => {
    const { folder, ask, own, away } = await setUp()
    expect((await refs(ask)).toSorted()).toEqual([own, away].toSorted())
    expect(await ask("POST", `${own}/delete`)).toEqual({ value: null })
    expect(await refs(ask)).toEqual([away])
    expect((await readdir(join(folder, "v"))).filter((name) => name.length === 32)).toEqual([])
    expect(await readdir(join(folder, "s"))).toEqual([])
    expect(await readFile(join(folder, "places.json"), "utf8")).not.toContain(own)
  })

  it("elsewhere leaves what is the owner's, and nothing that is the vault's", async () => {
    const { ask, own, away, elsewhere } = await setUp()
    expect(await ask("POST", `${away}/delete`)).toEqual({ value: null })
    expect(await refs(ask)).toEqual([own])
    expect(await readdir(elsewhere)).toEqual(["letter.txt"])
  })

  it("is listed whole or gone wherever deleting is cut off, and what is left goes at the next start", async () => {
    const outcomes = new Set<string>()
    for (let at = 0; ; at += 2) {
      const { folder, own, away, elsewhere } = await setUp()
      const files = new FaultyFiles()
      const cut = start(folder, files)
      await refs(cut)
      files.breakAgain({ at, code: "EIO", lasts: "until-healed" })
      const deleted = await cut("POST", `${away}/delete`)
      const isDone = files.calls <= at
      const left = await refs(start(folder))
      if (left.includes(away)) {
        expect(deleted.refusal).toBeDefined()
        expect(await readdir(elsewhere)).toEqual(expect.arrayContaining(["f", "header", "j", "letter.txt"]))
      } else {
        expect(left).toEqual([own])
        expect(await readdir(elsewhere)).toEqual(["letter.txt"])
      }
      outcomes.add(left.includes(away) ? "whole" : "gone")
      if (isDone) break
    }
    expect(outcomes).toEqual(new Set(["whole", "gone"]))
  })

  it("and one that is only forgotten differ: its folder stays, and one in the app's own folder is not forgotten", async () => {
    const { ask, own, away, elsewhere } = await setUp()
    expect((await ask("POST", `${own}/forget`)).refusal?.name).toBe("bad-request")
    expect(await ask("POST", `${away}/forget`)).toEqual({ value: null })
    expect(await refs(ask)).toEqual([own])
    expect(await readdir(elsewhere)).toEqual(expect.arrayContaining(["header", "j"]))
  })
})

describe("a vault's name", () => {
  it("is one line of at most 80 characters, and numbered where another has it", async () => {
    const { ask, own, away } = await setUp()
    const names = async () => {
      const { vaults } = (await ask("GET", "list")).value as {
        vaults: readonly { ref: string; name: string; folder: string | null }[]
      }
      return new Map(vaults.map(({ ref, name }) => [ref, name]))
    }
    expect((await names()).get(away)).toBe("elsewhere")
    const text = (name: string) => new TextEncoder().encode(name)
    for (const bad of ["a\nb", " ", "x".repeat(81)]) {
      expect((await ask("PUT", `${own}/name`, text(bad))).refusal?.name).toBe("bad-request")
    }
    expect(await ask("PUT", `${own}/name`, text(" Mentoring "))).toEqual({ value: null })
    await ask("POST", `${own}/opened`)
    expect((await names()).get(own)).toBe("Mentoring")
    const third = String((await ask("POST", made.path, made.body)).value)
    await ask("PUT", `${own}/name`, text("Vault"))
    await ask("POST", `${third}/opened`)
    expect((await names()).get(third)).toBe("Vault 2")
    expect(await refs(ask)).toHaveLength(3)
    expect((await refs(ask))[0]).toBe(third)
  })
})
