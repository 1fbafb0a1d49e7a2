import { mkdir, readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { publishVault } from "../../../src/storage/shell-drafts.ts"
import { createVaultFolder } from "../../../src/storage/shell-files.ts"
import { ShellStore, targetName } from "../../../src/storage/shell-store.ts"
import { recordForBar } from "../../support/bar.ts"
import { must } from "../../support/must.ts"
import { FaultyFiles } from "../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../support/vault-files/folder.ts"
import { outerFrame } from "../../support/vault-files/frames.ts"
import { headerOf, lockedVault, testShell, testVault } from "../../support/vault-files/test-shell.ts"

const name = "0123456789abcdef0123456789abcdef"
const [old, fresh] = [outerFrame(testVault, 2), outerFrame(testVault, 3)]
/** The calls that a full disk refuses. Removing and looking go on. */
const needRoom = new Set(["open", "write", "sync", "datasync", "rename", "link", "mkdir"])

type Scene = Awaited<ReturnType<typeof setScene>>

async function setScene(files: FaultyFiles) {
  const [appData, away] = [await testFolder(), await testFolder()]
  const shell = testShell(appData, files)
  const vault = await lockedVault(shell)
  await mkdir(join(away, "out"))
  await mkdir(join(away, "stick"))
  must(await shell.places.changeVault(vault.folder.ref, { snapshots: join(away, "stick") }))
  const token = await shell.handler.addTarget(join(away, "out", "Backup.age"))
  const store = (path: string) => new ShellStore(shell.send, path)
  const ref = vault.folder.ref
  return {
    ...shell,
    ...vault,
    away,
    f: store(`${ref}/f`),
    s: store(`${ref}/s`),
    sf: store(`${ref}/sf`),
    out: store(`out/${token}`),
  }
}

/** The reason of the refusal, or null. What was begun is aborted. */
async function tryPut(store: ShellStore, file: string, bytes = fresh): Promise<string | null> {
  const begun = await store.begin(file, { replaces: file === "identity.age" })
  if (!begun.ok) return begun.refusal.reason
  const added = await begun.value.add(bytes)
  const finished = added.ok ? await begun.value.finish() : added
  if (finished.ok) return null
  await begun.value.abort()
  return finished.refusal.reason
}

type Writing = Readonly<{
  what: string
  before?: (scene: Scene) => Promise<unknown>
  change: (scene: Scene) => Promise<string | null>
  /** Where a draft would lie, and what may be there. */
  folder: (scene: Scene) => string
  whole: string
}>

const writings: readonly Writing[] = [
  {
    what: "an attachment",
    change: ({ f }) => tryPut(f, name),
    folder: ({ path }) => join(path, "f"),
    whole: name,
  },
  {
    what: "a snapshot's copy of the identity file",
    before: ({ s }) => tryPut(s, "identity.age", old),
    change: ({ s }) => tryPut(s, "identity.age"),
    folder: ({ away }) => join(away, "stick"),
    whole: "identity.age",
  },
  {
    what: "a snapshot's attachment",
    change: ({ sf }) => tryPut(sf, `${name}.age`),
    folder: ({ away }) => join(away, "stick", "files"),
    whole: `${name}.age`,
  },
  {
    what: "the identity file",
    before: ({ folder }) => folder.replaceIdentity(old.slice(0, 300)),
    change: async ({ folder }) => {
      const done = await folder.replaceIdentity(fresh.slice(0, 300))
      return done.ok ? null : done.refusal.reason
    },
    folder: ({ path }) => path,
    whole: "identity.age",
  },
]

describe("a disk that is full at any call", () => {
  it.each(writings)(
    "keeps the old state of $what, says so, leaves no draft, and goes on with room",
    async (one) => {
      const measured = new FaultyFiles()
      const undisturbed = await setScene(measured)
      await one.before?.(undisturbed)
      const calls = await callsThatNeedRoom(measured, () => one.change(undisturbed))
      const done = await contentOf(one, undisturbed)
      for (const at of calls) {
        const files = new FaultyFiles()
        const scene = await setScene(files)
        await one.before?.(scene)
        const before = await contentOf(one, scene)
        expect(before).not.toBe(done)
        files.breakAgain({ at, code: "ENOSPC", lasts: "once", written: 4000 })
        const refusal = await one.change(scene)
        const call = files.names[at] ?? ""
        files.heal()
        const after = await contentOf(one, scene)
        // A name that is put in place by a second one needs no room for the first: FAT has none either.
        if (refusal === null) expect([call, after]).toEqual(["link", done])
        else {
          expect(refusal).toBe("disk-full")
          // The sync of the folder comes last: what stands there by then is whole, and only not known to last.
          expect(after === before || (after === done && ["open", "sync"].includes(call))).toBe(true)
        }
        const left = await readdir(one.folder(scene)).catch(() => [])
        expect(left.filter((file) => file.includes("~") && !file.startsWith("lock"))).toEqual([])
        expect([null, "exists"]).toContain(await one.change(scene))
        expect(await contentOf(one, scene)).toBe(done)
        await scene.handler.seal()
      }
      recordForBar("16 disk full", { what: one.what, tried: calls.length, lost: 0 })
    },
  )

  it("keeps a target's old state, and its draft goes", async () => {
    const measured = new FaultyFiles()
    const undisturbed = await setScene(measured)
    const calls = await callsThatNeedRoom(measured, () => tryPut(undisturbed.out, targetName))
    for (const at of calls) {
      const files = new FaultyFiles()
      const { away, out, handler } = await setScene(files)
      files.breakAgain({ at, code: "ENOSPC", lasts: "once", written: 4000 })
      expect(await tryPut(out, targetName)).toBe("disk-full")
      const left = await readdir(join(away, "out"))
      if (left.length > 0) {
        expect([left, ["open", "sync"].includes(files.names[at] ?? "")]).toEqual([["Backup.age"], true])
        expect(Buffer.compare(await readFile(join(away, "out", "Backup.age")), fresh)).toBe(0)
      }
      await handler.seal()
    }
  })

  it("makes a draft vault whole or not, and publishes it at the next try", async () => {
    let published = 0
    for (let at = 0; ; at++) {
      const files = new FaultyFiles()
      const { send, appData } = await setScene(files)
      files.breakAgain({ at, code: "ENOSPC", lasts: "once" })
      const made = await createVaultFolder(send, headerOf(0), old, { isDraft: true })
      if (!made.ok) {
        expect((await readdir(join(appData, "v"))).filter((file) => file.startsWith("~"))).toEqual([])
        continue
      }
      const done = await publishVault(send, made.value)
      files.heal()
      if (!done.ok) {
        must(await publishVault(send, made.value))
        published += 1
      }
      expect(Buffer.compare(await readFile(join(appData, "v", made.value, "j")), old)).toBe(0)
      if (files.calls <= at) break
    }
    expect(published).toBeGreaterThan(2)
  })
})

/** The numbers of the calls that `change` makes and that a full disk would refuse. */
async function callsThatNeedRoom(files: FaultyFiles, change: () => Promise<string | null>) {
  files.breakAgain({ at: -1, code: "", lasts: "once" })
  expect(await change()).toBeNull()
  const calls = files.names.flatMap((call, at) => (needRoom.has(call) ? [at] : []))
  expect(calls.length).toBeGreaterThan(4)
  return calls
}

async function contentOf(one: Writing, scene: Scene): Promise<string> {
  return readFile(join(one.folder(scene), one.whole), "base64").catch(() => "")
}
