import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import type { ShellFolder } from "../../../../src/storage/shell-files.ts"
import { must } from "../../../support/must.ts"
import { FaultyFiles } from "../../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"
import { outerFrame } from "../../../support/vault-files/frames.ts"
import { headerOf, lockedVault, testShell, testVault } from "../../../support/vault-files/test-shell.ts"

const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0

/** A rewrite of one frame, all but its end. */
async function rewritten(folder: ShellFolder, old: Uint8Array) {
  const fresh = outerFrame(testVault, 3)
  must(await folder.beginRewrite())
  must(await folder.addToRewrite(0, fresh))
  return { fresh, lengths: { oldLength: old.length, length: fresh.length } }
}

describe("the switch at the end of a rotation", () => {
  it("puts header and journal of the new epoch in place of the old ones, and is appended to from then on", async () => {
    const { folder, header: oldHeader, frame, path } = await lockedVault(testShell(await testFolder()))
    const { fresh, lengths } = await rewritten(folder, frame)
    const header = headerOf(1)
    const rewrites = folder.rewrites
    expect(must(await folder.finishRotation({ ...lengths, oldHeader, header }))).toBe(fresh.length)
    expect(folder.rewrites).toBe(rewrites + 1)
    expect((await readdir(path)).toSorted()).toEqual(["header", "j", "lock"])
    expect(must(await folder.readHeader())).toEqual(header)
    expect(same(must(await folder.readJournal(0, 99_999)).bytes, fresh)).toBe(true)
    const next = outerFrame(testVault)
    expect(must(await folder.append(fresh.length, next))).toBe(fresh.length + next.length)
    expect(same(await readFile(join(path, "j")), Buffer.concat([fresh, next]))).toBe(true)
    must(await folder.releaseLock())
    expect(must(await folder.takeLock())).toBe(fresh.length + next.length)
  })

  it("refuses another header, vault, epoch or length, and changes nothing", async () => {
    const { folder, header: oldHeader, frame, path } = await lockedVault(testShell(await testFolder()))
    expect(
      (await folder.finishRotation({ oldLength: 4096, length: 0, oldHeader, header: headerOf(1) })).ok,
    ).toBe(false)
    const { lengths } = await rewritten(folder, frame)
    const good = { ...lengths, oldHeader, header: headerOf(1) }
    const strange = headerOf(1)
    strange[14] = 8
    const refused: [object, string][] = [
      [{ oldHeader: headerOf(0) }, "other-header"],
      [{ header: headerOf(0) }, "storage-failed"],
      [{ header: headerOf(2) }, "storage-failed"],
      [{ header: strange }, "storage-failed"],
      [{ header: new Uint8Array(20) }, "storage-failed"],
      [{ oldLength: 8192 }, "other-length"],
      [{ length: 4096 }, "other-length"],
    ]
    for (const [change, reason] of refused) {
      expect(await folder.finishRotation({ ...good, ...change })).toMatchObject({ refusal: { reason } })
    }
    expect((await readdir(path)).toSorted()).toEqual(["header", "j", "j~", "lock"])
    expect(must(await folder.readHeader())).toEqual(oldHeader)
    expect((await folder.finishRotation(good)).ok).toBe(true)
  })

  it("cut short is ended by the next lock, forwards or back, and read rightly before", async () => {
    const { folder, header: oldHeader, frame, path } = await lockedVault(testShell(await testFolder()))
    const fresh = outerFrame(testVault, 3)
    must(await folder.releaseLock())
    const journal = async () => must(await folder.readJournal(0, 99_999)).bytes
    // Before the header: undone.
    await writeFile(join(path, "j+1"), fresh)
    expect(same(await journal(), frame)).toBe(true)
    expect(must(await folder.takeLock())).toBe(frame.length)
    expect((await readdir(path)).toSorted()).toEqual(["header", "j", "lock"])
    must(await folder.releaseLock())
    // After the header: completed.
    await writeFile(join(path, "j+1"), fresh)
    await writeFile(join(path, "header"), headerOf(1))
    expect(same(await journal(), fresh)).toBe(true)
    expect(must(await folder.stat()).length).toBe(fresh.length)
    expect(must(await folder.takeLock())).toBe(fresh.length)
    expect((await readdir(path)).toSorted()).toEqual(["header", "j", "lock"])
    expect(same(await readFile(join(path, "j")), fresh)).toBe(true)
    must(await folder.releaseLock())
    // What is of an older epoch, no plain file, or beside a header that says nothing is not touched.
    await writeFile(join(path, "j+0"), "old")
    await mkdir(join(path, "j+2"))
    await symlink("/etc/passwd", join(path, "j+1"))
    must(await folder.takeLock())
    const left = ["header", "j", "j+0", "j+1", "j+2", "lock"]
    expect((await readdir(path)).toSorted()).toEqual(left)
    must(await folder.releaseLock())
    await rm(join(path, "j+1"))
    await writeFile(join(path, "j+1"), fresh)
    await rename(join(path, "header"), join(path, "elsewhere"))
    must(await folder.takeLock())
    expect(await readdir(path)).toContain("j+1")
    expect(oldHeader.length).toBeGreaterThan(0)
  })

  it("with a fault at any step leaves both old or both new, and writes nothing more where that is not known", async () => {
    const ends = { old: 0, new: 0, lost: 0 }
    for (let at = 0; ; at++) {
      const files = new FaultyFiles()
      const shell = testShell(await testFolder(), files)
      const { folder, header: oldHeader, frame, path } = await lockedVault(shell)
      const { fresh, lengths } = await rewritten(folder, frame)
      const header = headerOf(1)
      files.breakAgain({ at, code: "EIO", lasts: "once" })
      const done = await folder.finishRotation({ ...lengths, oldHeader, header })
      const wasReached = files.calls > at
      files.heal()
      const next = outerFrame(testVault)
      if (!done.ok && done.refusal.reason === "lost-lock") {
        ends.lost += 1
        expect(await folder.append(frame.length, next)).toEqual({
          ok: false,
          refusal: { reason: "lost-lock" },
        })
        must(await folder.takeLock())
      }
      const isNew = same(must(await folder.readHeader()), header)
      if (!done.ok && done.refusal.reason !== "lost-lock") expect(isNew).toBe(false)
      if (done.ok) expect(isNew).toBe(true)
      ends[isNew ? "new" : "old"] += 1
      const expected = isNew ? fresh : frame
      expect(same(await readFile(join(path, "j")), expected)).toBe(true)
      must(await folder.append(expected.length, next))
      must(await folder.releaseLock())
      must(await folder.takeLock())
      expect(same(await readFile(join(path, "j")), Buffer.concat([expected, next]))).toBe(true)
      expect((await readdir(path)).toSorted()).toEqual(["header", "j", "lock"])
      if (!wasReached) break
    }
    expect(ends.old).toBeGreaterThan(8)
    expect(ends.new).toBeGreaterThan(1)
    expect(ends.lost).toBeGreaterThan(1)
  })
})

describe("the identity file", () => {
  it("is replaced whole under the lock, and read always", async () => {
    const shell = testShell(await testFolder())
    const { folder, path } = await lockedVault(shell)
    expect(await folder.readIdentity()).toEqual({ ok: false, refusal: { reason: "missing" } })
    const [first, second] = [new Uint8Array(300).fill(1), new Uint8Array(64 * 1024).fill(2)]
    must(await folder.replaceIdentity(first))
    must(await folder.replaceIdentity(second))
    expect(same(must(await folder.readIdentity()), second)).toBe(true)
    expect((await folder.replaceIdentity(new Uint8Array(64 * 1024 + 1))).ok).toBe(false)
    expect((await folder.replaceIdentity(new Uint8Array())).ok).toBe(false)
    expect((await readdir(path)).toSorted()).toEqual(["header", "identity.age", "j", "lock"])
    must(await folder.releaseLock())
    expect(await folder.replaceIdentity(first)).toEqual({ ok: false, refusal: { reason: "lost-lock" } })
    expect(same(must(await folder.readIdentity()), second)).toBe(true)
    await writeFile(join(path, "identity.age~"), "cut short")
    must(await folder.takeLock())
    expect(await readdir(path)).not.toContain("identity.age~")
    await rm(join(path, "identity.age"))
    await symlink(join(path, "header"), join(path, "identity.age"))
    expect((await folder.readIdentity()).ok).toBe(false)
  })
})
