import { randomBytes } from "node:crypto"
import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { ShellStore, targetName } from "../../../../src/storage/shell-store.ts"
import { must } from "../../../support/must.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"
import { lockedVault, put, testShell } from "../../../support/vault-files/test-shell.ts"

const bytes = (length: number) => new Uint8Array(randomBytes(length))
const missing = { ok: false, refusal: { reason: "missing" } }

async function setUp() {
  const [shell, folder] = [testShell(await testFolder()), await testFolder()]
  const target = async (last: string) => {
    const token = await shell.handler.addTarget(join(folder, last))
    if (token === null) throw new Error("refused")
    expect(token).toMatch(/^[0-9a-f]{32}$/)
    return new ShellStore(shell.send, `out/${token}`)
  }
  return { ...shell, folder, target }
}

describe("a target of the owner's choice", () => {
  it("gets its file whole, without a vault's lock, readable before and after", async () => {
    const { folder, target } = await setUp()
    const store = await target("Backup.age")
    expect(await store.read(targetName, 0, 1)).toEqual(missing)
    const [head, tail] = [bytes(5_000_000), bytes(70)]
    const file = must(await store.begin(targetName))
    must(await file.add(head))
    const [draft] = await readdir(folder)
    expect(draft).toMatch(/^\.Backup\.age\.~[0-9a-f]{16}$/)
    expect(Buffer.compare(must(await store.read(targetName, 0, 9_000_000)).bytes, head)).toBe(0)
    must(await file.add(tail))
    must(await file.finish())
    expect(await readdir(folder)).toEqual(["Backup.age"])
    const whole = Buffer.concat([head, tail])
    expect(Buffer.compare(await readFile(join(folder, "Backup.age")), whole)).toBe(0)
    expect(must(await store.read(targetName, 5_000_000, 9_000_000)).bytes).toEqual(tail)
    expect(must(await store.list())).toMatchObject([{ name: targetName, bytes: whole.length }])
    expect((await store.begin(targetName)).ok).toBe(false)
    // Abort after the end does nothing.
    await file.abort()
    expect(Buffer.compare(must(await store.read(targetName, 0, 9_000_000)).bytes, whole)).toBe(0)
    must(await store.remove(targetName))
    expect(await readdir(folder)).toEqual([])
  })

  it("replaces what the dialog asked about, at the end only, and never tells what stood there", async () => {
    const { folder, target } = await setUp()
    await writeFile(join(folder, "Old.age"), "theirs")
    const store = await target("Old.age")
    expect(await store.read(targetName, 0, 10)).toEqual(missing)
    expect(must(await store.list())).toEqual([])
    must(await store.remove(targetName))
    const dropped = must(await store.begin(targetName))
    must(await dropped.add(bytes(10)))
    await dropped.abort()
    expect(await readFile(join(folder, "Old.age"), "utf8")).toBe("theirs")
    expect(await readdir(folder)).toEqual(["Old.age"])
    const fresh = bytes(10)
    expect(await put(await target("Old.age"), targetName, fresh)).toBe(true)
    expect(new Uint8Array(await readFile(join(folder, "Old.age")))).toEqual(fresh)
  })

  it("is forgotten when it is aborted and when the app is locked, and its draft goes", async () => {
    const { handler, folder, target } = await setUp()
    const aborted = await target("A.age")
    await must(await aborted.begin(targetName)).abort()
    expect((await aborted.begin(targetName)).ok).toBe(false)
    const done = await target("B.age")
    expect(await put(done, targetName, bytes(5))).toBe(true)
    const under = await target("C.age")
    const file = must(await under.begin(targetName))
    must(await file.add(bytes(5)))
    // A request that is in its turn when the app is locked leaves no draft behind either.
    const late = (await target("D.age")).begin(targetName)
    await handler.seal()
    await late
    expect(await readdir(folder)).toEqual(["B.age"])
    expect(await done.read(targetName, 0, 1)).toEqual(missing)
    expect(await file.add(bytes(5))).toMatchObject({ ok: false })
    handler.unseal()
    expect(await done.read(targetName, 0, 1)).toEqual(missing)
    expect((await under.begin(targetName)).ok).toBe(false)
  })

  it("is read on only while the file there is as long as the one that was finished", async () => {
    const { folder, target } = await setUp()
    const store = await target("A.age")
    expect(await put(store, targetName, bytes(5))).toBe(true)
    expect((await store.read(targetName, 0, 5)).ok).toBe(true)
    await writeFile(join(folder, "A.age"), "longer than that")
    expect(await store.read(targetName, 0, 5)).toEqual(missing)
    await rm(join(folder, "A.age"))
    expect(await store.read(targetName, 0, 5)).toEqual(missing)
    await symlink("/etc/passwd", join(folder, "A.age"))
    expect((await store.read(targetName, 0, 5)).ok).toBe(false)
  })

  it("is refused where a vault lies, and tells a folder that is gone", async () => {
    const { appData, handler, send, picked, places, folder, target } = await setUp()
    const vault = await lockedVault({ appData, handler, send, picked, places })
    expect(await handler.addTarget(join(vault.path, "j"))).toBeNull()
    expect(await handler.addTarget(join(vault.path, "Backup.age"))).toBeNull()
    await mkdir(join(vault.path, "f"))
    expect(await handler.addTarget(join(vault.path, "f", "Backup.age"))).toBeNull()
    await mkdir(join(folder, "stick"))
    const store = await target("stick/A.age")
    const file = must(await store.begin(targetName))
    await rm(join(folder, "stick"), { recursive: true })
    expect(await file.finish()).toEqual({ ok: false, refusal: { reason: "folder-gone" } })
    await file.abort()
    expect(await readdir(folder)).toEqual([])
  })

  it("takes a name as long as the file system allows", async () => {
    const { folder, target } = await setUp()
    for (const last of ["a".repeat(255), "\u{1f4d3}".repeat(60), `${"é".repeat(100)}.age`]) {
      expect(await put(await target(last), targetName, bytes(3))).toBe(true)
      expect(await readdir(folder)).toContain(last)
    }
  })
})
