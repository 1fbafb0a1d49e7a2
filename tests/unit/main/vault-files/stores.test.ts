import { randomBytes } from "node:crypto"
import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { describe, expect, it } from "vitest"
import { diskFiles, type Files } from "../../../../electron/main/vault-files/files.ts"
import { ShellFolder } from "../../../../src/storage/shell-files.ts"
import { ShellStore } from "../../../../src/storage/shell-store.ts"
import { must } from "../../../support/must.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"
import { lockedVault, put, testShell } from "../../../support/vault-files/test-shell.ts"

const name = "0123456789abcdef0123456789abcdef"
const other = "f".repeat(32)
const bytes = (length: number) => new Uint8Array(randomBytes(length))

async function setUp() {
  const shell = testShell(await testFolder())
  const vault = await lockedVault(shell)
  const store = (kind: string) => new ShellStore(shell.send, `${vault.folder.ref}/${kind}`)
  return { ...shell, ...vault, store }
}

async function readAll(store: ShellStore, file: string) {
  return must(await store.read(file, 0, 2 ** 40)).bytes
}

describe("a vault's store of files", () => {
  it("carries a file of several pieces byte by byte, in ranges too, and lists it only once it is whole", async () => {
    const { store, path } = await setUp()
    const whole = bytes(9 * 1024 * 1024 + 17)
    expect(must(await store("f").list())).toEqual([])
    const file = must(await store("f").begin(name))
    must(await file.add(whole.subarray(0, 5_000_000)))
    must(await file.add(new Uint8Array()))
    must(await file.add(whole.subarray(5_000_000)))
    expect(file.length).toBe(whole.length)
    expect(must(await store("f").list())).toEqual([])
    expect(await store("f").read(name, 0, 1)).toEqual({ ok: false, refusal: { reason: "missing" } })
    must(await file.finish())
    expect(must(await store("f").list())).toMatchObject([{ name, bytes: whole.length }])
    expect(Buffer.compare(await readAll(store("f"), name), whole)).toBe(0)
    const part = must(await store("f").read(name, 4_999_990, 5_000_010))
    expect([part.length, Buffer.compare(part.bytes, whole.subarray(4_999_990, 5_000_010))]).toEqual([
      whole.length,
      0,
    ])
    expect(must(await store("f").read(name, whole.length, whole.length + 5)).bytes.length).toBe(0)
    expect(await readdir(join(path, "f"))).toEqual([name])
    must(await store("f").remove(name))
    must(await store("f").remove(name))
    expect(await readdir(join(path, "f"))).toEqual([])
  })

  it("replaces nothing unless told to, not even what came meanwhile", async () => {
    const { store, path } = await setUp()
    const [first, second] = [bytes(10), bytes(20)]
    expect(await put(store("s"), "identity.age", first)).toBe(true)
    expect(await store("s").begin("identity.age")).toEqual({ ok: false, refusal: { reason: "exists" } })
    expect(await readAll(store("s"), "identity.age")).toEqual(first)
    expect(await put(store("s"), "identity.age", second, true)).toBe(true)
    expect(await readAll(store("s"), "identity.age")).toEqual(second)
    const late = must(await store("f").begin(name))
    must(await late.add(first))
    await writeFile(join(path, "f", name), second)
    expect((await late.finish()).ok).toBe(false)
    await late.abort()
    expect(await readAll(store("f"), name)).toEqual(second)
    expect(await readdir(join(path, "f"))).toEqual([name])
  })

  it("takes the same bytes again after a piece that was refused, and leaves nothing of what is aborted", async () => {
    const { send, store, path, folder } = await setUp()
    const file = must(await store("f").begin(name))
    must(await file.add(bytes(100)))
    const ask = async (query: string, body: Uint8Array<ArrayBuffer>) =>
      (await send(`${folder.ref}/f/${query}`, { method: "POST", headers: { "x-v": "1" }, body })).status
    // A piece that came through although its answer was lost: the client adds it again at its own length.
    expect(await ask("add?draft=0&at=100", bytes(50))).toBe(200)
    expect(await ask("add?draft=0&at=151", bytes(50))).toBe(409)
    expect(await ask("add?draft=0&at=0", new Uint8Array(4 * 1024 * 1024 + 1))).toBe(413)
    const again = bytes(30)
    must(await file.add(again))
    must(await file.finish())
    const stored = await readAll(store("f"), name)
    expect([stored.length, stored.subarray(100)]).toEqual([130, again])
    const dropped = must(await store("f").begin(other))
    must(await dropped.add(bytes(10)))
    await dropped.abort()
    await dropped.abort()
    expect((await dropped.finish()).ok).toBe(false)
    expect(await readdir(join(path, "f"))).toEqual([name])
  })

  it("is written to only while the vault's lock is held and the app is not locked, and read always", async () => {
    const { handler, send, folder, store, path } = await setUp()
    const kept = bytes(50)
    expect(await put(store("f"), name, kept)).toBe(true)
    expect(await put(store("s"), "00000001.age", kept)).toBe(true)
    const open = must(await store("f").begin(other))
    must(await folder.releaseLock())
    expect(await readdir(join(path, "f"))).toEqual([name])
    const lost = { ok: false, refusal: { reason: "lost-lock" } }
    expect(await open.add(kept)).toEqual(lost)
    expect(await open.finish()).toEqual(lost)
    expect(await store("f").begin(other)).toEqual(lost)
    expect(await store("s").remove("00000001.age")).toEqual(lost)
    expect(await readAll(store("f"), name)).toEqual(kept)
    must(await folder.takeLock())
    const sealed = must(await store("s").begin("00000002.age"))
    must(await sealed.add(kept))
    await handler.seal()
    expect(await sealed.add(kept)).toEqual(lost)
    expect(await store("s").begin("00000003.age")).toEqual(lost)
    expect(await readAll(store("s"), "00000001.age")).toEqual(kept)
    handler.unseal()
    must(await folder.takeLock())
    await rm(join(path, "lock"))
    expect(await store("f").begin(other)).toEqual(lost)
    expect(must(await new ShellStore(send, `${folder.ref}/s`).list())).toMatchObject([{ bytes: 50 }])
  })

  it("keeps snapshots in the app's own folder until the owner chose one, which is never made", async () => {
    const { appData, places, folder, store } = await setUp()
    expect(await put(store("s"), "00000001.age", bytes(5))).toBe(true)
    expect(await put(store("sf"), `${name}.age`, bytes(5))).toBe(true)
    expect((await readdir(join(appData, "s", folder.ref))).toSorted()).toEqual(["00000001.age", "files"])
    const stick = join(await testFolder(), "stick")
    must(await places.changeVault(folder.ref, { snapshots: stick }))
    const gone = { ok: false, refusal: { reason: "folder-gone" } }
    for (const kind of ["s", "sf"]) {
      const file = kind === "s" ? "00000002.age" : `${name}.age`
      expect(await store(kind).list()).toEqual(gone)
      expect(await store(kind).read(file, 0, 1)).toEqual(gone)
      expect(await store(kind).begin(file)).toEqual(gone)
      expect(await store(kind).remove(file)).toEqual(gone)
    }
    await expect(readdir(stick)).rejects.toThrow("ENOENT")
    await mkdir(stick)
    expect(must(await store("s").list())).toEqual([])
    expect(must(await store("sf").list())).toEqual([])
    expect(await put(store("s"), "00000002.age", bytes(5))).toBe(true)
    expect(await put(store("sf"), `${name}.age`, bytes(5))).toBe(true)
    expect((await readdir(stick)).toSorted()).toEqual(["00000002.age", "files"])
    expect(await readdir(join(stick, "files"))).toEqual([`${name}.age`])
    const pulled = must(await store("s").begin("00000003.age"))
    await rm(stick, { recursive: true })
    must(await pulled.add(bytes(5)))
    expect(await pulled.finish()).toEqual(gone)
    await pulled.abort()
    await expect(readdir(stick)).rejects.toThrow("ENOENT")
  })

  it("sweeps the drafts that an earlier run left of this vault, and no one else's", async () => {
    const { appData, places, folder, store, path } = await setUp()
    const shared = join(await testFolder(), "shared")
    await mkdir(shared)
    must(await places.changeVault(folder.ref, { snapshots: shared }))
    expect(await put(store("f"), name, bytes(5))).toBe(true)
    must(await folder.releaseLock())
    const mark = folder.ref.slice(0, 16)
    const own = `~${mark}-${"1".repeat(16)}`
    const foreign = [`~${"e".repeat(16)}-${"1".repeat(16)}`, `~${mark}-notes`, "~"]
    for (const left of [own, ...foreign]) {
      await writeFile(join(path, "f", left), "x")
      await writeFile(join(shared, left), "x")
    }
    const again = new ShellFolder(testShell(appData).send, folder.ref)
    must(await again.takeLock())
    expect((await readdir(join(path, "f"))).toSorted()).toEqual([name, ...foreign].toSorted())
    // The snapshots' folder is swept without holding up the opening, and before the next write to it.
    must(await store("s").list())
    must(await again.releaseLock())
    expect((await readdir(shared)).toSorted()).toEqual(foreign.toSorted())
  })

  it("neither follows nor replaces what is no plain file of its own", async () => {
    const { store, path, folder, appData } = await setUp()
    const outside = await testFolder()
    await writeFile(join(outside, "secret"), "secret")
    expect(await put(store("f"), name, bytes(5))).toBe(true)
    await symlink(join(outside, "secret"), join(path, "f", other))
    await mkdir(join(path, "f", "e".repeat(32)))
    await writeFile(join(path, "f", "notes.txt"), "theirs")
    const failed = { ok: false, refusal: { reason: "storage-failed" } }
    for (const foreign of [other, "e".repeat(32)]) {
      expect(await store("f").read(foreign, 0, 10)).toEqual(failed)
      expect(await store("f").begin(foreign, { replaces: true })).toEqual(failed)
      expect(await store("f").remove(foreign)).toEqual(failed)
    }
    expect(must(await store("f").list()).map((file) => file.name)).toEqual([name])
    await mkdir(join(appData, "s"))
    await symlink(outside, join(appData, "s", folder.ref))
    for (const kind of ["s", "sf"]) {
      const file = kind === "s" ? "00000001.age" : `${name}.age`
      expect(await store(kind).list()).toEqual(failed)
      expect(await store(kind).begin(file)).toEqual(failed)
      expect(await store(kind).remove(file)).toEqual(failed)
    }
    expect(await readdir(outside)).toEqual(["secret"])
    expect(await readFile(join(outside, "secret"), "utf8")).toBe("secret")
  })

  it("keeps no save and no lock waiting while a slow folder is written to", async () => {
    const stick = await testFolder()
    let goOn = () => undefined as void
    const slow = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const open: Files["open"] = async (path, flags, mode) => {
      if (path.startsWith(stick)) await slow
      return diskFiles.open(path, flags, mode)
    }
    const shell = testShell(await testFolder(), { ...diskFiles, open })
    const { folder, frame, path } = await lockedVault(shell)
    must(await shell.places.changeVault(folder.ref, { snapshots: stick }))
    let isOver = false
    const store = new ShellStore(shell.send, `${folder.ref}/s`)
    const writing = put(store, "00000001.age", bytes(5)).then(() => {
      isOver = true
    })
    must(await folder.append(frame.length, frame))
    const releasing = folder.releaseLock()
    while ((await readdir(path)).includes("lock")) await sleep(1)
    must(await folder.takeLock())
    expect(isOver).toBe(false)
    goOn()
    await writing
    must(await releasing)
    // What was begun under the lock that is gone is given up.
    expect(await readdir(stick)).toEqual([])
  })

  it("opens no more than sixteen drafts at once", async () => {
    const { store } = await setUp()
    const names = Array.from({ length: 17 }, (_, at) => at.toString(16).padStart(32, "0"))
    const begun = []
    for (const one of names) begun.push(await store("f").begin(one))
    expect(begun.map(({ ok }) => ok)).toEqual(names.map((_, at) => at < 16))
    const [first] = begun
    if (first?.ok) await first.value.abort()
    expect((await store("f").begin(names[16] ?? "")).ok).toBe(true)
  })
})
