import { createHash } from "node:crypto"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { publishVault } from "../../../src/storage/shell-drafts.ts"
import { createVaultFolder, ShellFolder } from "../../../src/storage/shell-files.ts"
import { ShellStore, targetName } from "../../../src/storage/shell-store.ts"
import { must } from "../../support/must.ts"
import { PowerFiles } from "../../support/storage/power-files.ts"
import { seededRandom } from "../../support/storage/seeded-random.ts"
import { outerFrame } from "../../support/vault-files/frames.ts"
import {
  headerOf,
  lockedVault,
  put,
  type TestShell,
  testShell,
  testVault,
} from "../../support/vault-files/test-shell.ts"

const images = process.env["BAR"] === "1" ? 60 : 2
const appData = "/app"
const name = "0123456789abcdef0123456789abcdef"
const [old, fresh] = [outerFrame(testVault, 2), outerFrame(testVault, 3)]
const newHeader = headerOf(1)
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex").slice(0, 8)

type Made = Readonly<{
  shell: TestShell
  folder: ShellFolder
  header: Uint8Array<ArrayBuffer>
  frame: Uint8Array
}>
type Case = Readonly<{
  what: string
  before?: (made: Made) => Promise<unknown>
  /** True once it was acknowledged. */
  change: (made: Made) => Promise<boolean>
  /** What is there, in a word; looked at by a process of its own after the cut, before and after its lock is taken. */
  look: (made: Made) => Promise<string>
}>

async function fileIn(store: ShellStore, file: string): Promise<string> {
  const read = await store.read(file, 0, 99_999)
  if (read.ok) return digest(read.value.bytes)
  return read.refusal.reason === "missing" ? "none" : `refused: ${read.refusal.reason}`
}

const attachments = ({ shell, folder }: Made) => new ShellStore(shell.send, `${folder.ref}/f`)
const snapshots = ({ shell, folder }: Made) => new ShellStore(shell.send, `${folder.ref}/s`)

const cases: readonly Case[] = [
  {
    what: "a new file",
    change: (made) => put(attachments(made), name, fresh),
    look: (made) => fileIn(attachments(made), name),
  },
  {
    what: "a file that replaces another",
    before: (made) => put(snapshots(made), "identity.age", old),
    change: (made) => put(snapshots(made), "identity.age", fresh, true),
    look: (made) => fileIn(snapshots(made), "identity.age"),
  },
  {
    what: "the removal of a file",
    before: (made) => put(snapshots(made), "00000001.age", old),
    change: async (made) => (await snapshots(made).remove("00000001.age")).ok,
    look: (made) => fileIn(snapshots(made), "00000001.age"),
  },
  {
    what: "the identity file",
    before: ({ folder }) => folder.replaceIdentity(old),
    change: async ({ folder }) => (await folder.replaceIdentity(fresh)).ok,
    look: async ({ folder }) => {
      const read = await folder.readIdentity()
      return read.ok ? digest(read.value) : read.refusal.reason
    },
  },
  {
    what: "the switch of a rotation",
    before: async ({ folder }) => {
      must(await folder.beginRewrite())
      must(await folder.addToRewrite(0, fresh))
    },
    change: async ({ folder, header, frame }) => {
      const lengths = { oldLength: frame.length, length: fresh.length }
      return (await folder.finishRotation({ ...lengths, oldHeader: header, header: newHeader })).ok
    },
    look: async ({ folder, header, frame }) => {
      const [now, journal] = [
        must(await folder.readHeader()),
        must(await folder.readJournal(0, 99_999)).bytes,
      ]
      const is = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0
      if (is(now, header) && is(journal, frame)) return "old"
      return is(now, newHeader) && is(journal, fresh) ? "new" : "a mix"
    },
  },
]

async function prepare(files: PowerFiles, one: Case): Promise<Made> {
  await files.mkdir(appData)
  const shell = testShell(appData, files)
  const { folder, header, frame } = await lockedVault(shell)
  const vault = { shell, folder, header, frame }
  await one.before?.(vault)
  return vault
}

describe("a power cut between any two calls of", () => {
  it.each(cases)("$what leaves the old or the new, never a mix; what was acknowledged stays", async (one) => {
    const whole = await prepare(new PowerFiles(), one)
    const before = await one.look(whole)
    expect(await one.change(whole)).toBe(true)
    const after = await one.look(whole)
    expect(after).not.toBe(before)
    const seen = new Map<string, number>()
    for (let left = 0; ; left++) {
      const files = new PowerFiles()
      const vault = await prepare(files, one)
      files.left = left
      const isDone = await one.change(vault)
      const wasCut = files.left === 0
      files.left = 0
      for (let image = 0; image < images; image++) {
        const shell = testShell(appData, files.afterCut(seededRandom(left * 1000 + image)))
        const folder = new ShellFolder(shell.send, vault.folder.ref)
        const again = { ...vault, shell, folder }
        const found = await one.look(again)
        expect([before, after]).toContain(found)
        if (isDone) expect(found).toBe(after)
        must(await folder.takeLock())
        expect(await one.look(again)).toBe(found)
        must(await folder.releaseLock())
        expect(await one.look(again)).toBe(found)
        seen.set(found, (seen.get(found) ?? 0) + 1)
      }
      if (!wasCut) break
    }
    // Both ends must have come up, or nothing was cut.
    expect([...seen.keys()].toSorted()).toEqual([before, after].toSorted())
  })

  it("the publishing of a draft vault leaves it listed and whole, or gone", async () => {
    const seen = { listed: 0, gone: 0 }
    for (let left = 0; ; left++) {
      const files = new PowerFiles()
      await files.mkdir(appData)
      const shell = testShell(appData, files)
      const ref = must(await createVaultFolder(shell.send, headerOf(0), old, { isDraft: true }))
      const folder = new ShellFolder(shell.send, ref)
      must(await folder.takeLock())
      must(await folder.append(old.length, fresh))
      expect(await put(new ShellStore(shell.send, `${ref}/f`), name, fresh)).toBe(true)
      must(await folder.releaseLock())
      files.left = left
      const isDone = (await publishVault(shell.send, ref)).ok
      const wasCut = files.left === 0
      files.left = 0
      for (let image = 0; image < images; image++) {
        const next = testShell(appData, files.afterCut(seededRandom(left * 1000 + image)))
        const found = new ShellFolder(next.send, ref)
        const isThere = (await found.readHeader()).ok
        if (isDone) expect(isThere).toBe(true)
        if (isThere) {
          const journal = must(await found.readJournal(0, 99_999)).bytes
          expect(digest(journal)).toBe(digest(Buffer.concat([old, fresh])))
          expect(await fileIn(new ShellStore(next.send, `${ref}/f`), name)).toBe(digest(fresh))
        }
        seen[isThere ? "listed" : "gone"] += 1
      }
      if (!wasCut) break
    }
    expect(seen.listed).toBeGreaterThan(0)
    expect(seen.gone).toBeGreaterThan(0)
  })

  it("a file of the owner's choice leaves what stood there or the new one", async () => {
    const place = "/away"
    const seen = new Set<string>()
    for (let left = 0; ; left++) {
      const files = new PowerFiles()
      for (const folder of [appData, place]) await files.mkdir(folder)
      const shell = testShell(appData, files)
      const target = async () => {
        const token = await shell.handler.addTarget(join(place, "Backup.age"))
        return new ShellStore(shell.send, `out/${token}`)
      }
      expect(await put(await target(), targetName, old)).toBe(true)
      const store = await target()
      files.left = left
      const isDone = await put(store, targetName, fresh)
      const wasCut = files.left === 0
      files.left = 0
      for (let image = 0; image < images; image++) {
        const after = files.afterCut(seededRandom(left * 1000 + image)).contentOf(join(place, "Backup.age"))
        expect([digest(old), digest(fresh)]).toContain(digest(after))
        if (isDone) expect(digest(after)).toBe(digest(fresh))
        seen.add(digest(after))
      }
      if (!wasCut) break
    }
    expect(seen.size).toBe(2)
  })
})
