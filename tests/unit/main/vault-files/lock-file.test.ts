import { readdir, readFile, symlink, unlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { describe, expect, it } from "vitest"
import { diskFiles } from "../../../../electron/main/vault-files/files.ts"
import type { HeldLock } from "../../../../electron/main/vault-files/held-lock.ts"
import { type Host, readHost } from "../../../../electron/main/vault-files/host.ts"
import { LockTaker } from "../../../../electron/main/vault-files/lock-file.ts"
import {
  type LockRecord,
  lockRecordBytes,
  parseLockRecord,
} from "../../../../electron/main/vault-files/lock-record.ts"
import { FaultyFiles } from "../../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

const now = Date.parse("2026-11-20T12:00:00Z")
const year = 365 * 86_400_000
const times = { now: () => now, beatEveryMs: 1_000_000, settleMs: 40 }

/** A host whose living processes are those in `living`. */
function host(id: string, pid: number, living: ReadonlySet<number>, boot = "b1"): Host {
  const look = (other: { pid: number }) => Promise.resolve(living.has(other.pid) ? "lives" : "gone") as never
  return { id, name: `name of ${id}`, pid, start: `s${pid}`, boot, look }
}

const dead: LockRecord = {
  token: "0123456789abcdef",
  host: "here",
  name: "name of here",
  pid: 999,
  start: "s999",
  boot: "b1",
  beat: 3,
  at: now - 5_000,
}

async function folderWith(record: LockRecord | Uint8Array): Promise<string> {
  const folder = await testFolder()
  await writeFile(join(folder, "lock"), record instanceof Uint8Array ? record : lockRecordBytes(record))
  return folder
}

const take = (folder: string, from: Host, claim?: string) =>
  new LockTaker(diskFiles, from, times).take(folder, claim)
const here = host("here", 1, new Set([1]))

describe("the lock file", () => {
  it("is taken where there is none, named to whoever comes next, and leaves nothing when let go of", async () => {
    const folder = await testFolder()
    const held = await take(folder, here)
    if (!held.ok) throw new Error("not taken")
    expect(await held.value.isHeld()).toBe(true)
    expect(await take(folder, host("here", 2, new Set([1, 2])))).toEqual({
      ok: false,
      refusal: { name: "in-use", host: "name of here", answer: "refused" },
    })
    await held.value.release()
    expect(await readdir(folder)).toEqual([])
    const again = await take(folder, host("there", 2, new Set()))
    expect(again.ok).toBe(true)
    if (again.ok) await again.value.release()
  })

  it("of a process of this host that is gone, or of an earlier run of the machine, is taken over silently", async () => {
    for (const from of [here, host("here", 999, new Set([1, 999]), "b2")]) {
      const held = await take(await folderWith(dead), from)
      expect(held.ok).toBe(true)
      if (held.ok) await held.value.release()
    }
    const alive = await take(await folderWith(dead), host("here", 1, new Set([1, 999])))
    expect(alive.ok).toBe(false)
  })

  it("of another host is refused while its heartbeat is near our time, and asked about when it is far, whichever way clocks jumped", async () => {
    for (const [at, answer] of [
      [now - 59_000, "refused"],
      [now + 59_000, "refused"],
      [now - 61_000, "ask"],
      [now - 10 * year, "ask"],
      [now + 10 * year, "ask"],
    ] as const) {
      const refused = await take(await folderWith({ ...dead, host: "there", at }), here)
      expect(refused).toMatchObject({ ok: false, refusal: { name: "in-use", answer } })
    }
  })

  it("is taken over on the owner's word only while its heartbeat stands still", async () => {
    const record = { ...dead, host: "there", at: now - year }
    const folder = await folderWith(record)
    const taker = new LockTaker(diskFiles, here, times)
    const asked = await taker.take(folder)
    if (asked.ok || asked.refusal.answer !== "ask") throw new Error("not asked")
    await writeFile(join(folder, "lock"), lockRecordBytes({ ...record, beat: 4 }))
    expect(await taker.take(folder, asked.refusal.claim)).toMatchObject({ refusal: { answer: "refused" } })
    const askedAgain = await taker.take(folder)
    if (askedAgain.ok || askedAgain.refusal.answer !== "ask") throw new Error("not asked")
    const moving = taker.take(folder, askedAgain.refusal.claim)
    await sleep(10)
    await writeFile(join(folder, "lock"), lockRecordBytes({ ...record, beat: 5 }))
    expect(await moving).toMatchObject({ refusal: { answer: "refused" } })
    const last = await taker.take(folder)
    if (last.ok || last.refusal.answer !== "ask") throw new Error("not asked")
    const held = await taker.take(folder, last.refusal.claim)
    expect(held.ok).toBe(true)
    if (held.ok) await held.value.release()
  })

  it("that says nothing readable is asked about and never trusted", async () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(512), new TextEncoder().encode('{"token":1}')]) {
      const folder = await folderWith(bytes)
      const taker = new LockTaker(diskFiles, here, times)
      const asked = await taker.take(folder)
      if (asked.ok || asked.refusal.answer !== "ask") throw new Error("not asked")
      const held = await taker.take(folder, asked.refusal.claim)
      expect(held.ok).toBe(true)
      if (held.ok) await held.value.release()
    }
  })

  it("is won by exactly one of 100 at once, also over a dead lock, a dead claim to it and dead drafts", async () => {
    for (const leftover of ["nothing", "lock", "claims"] as const) {
      const folder = leftover === "nothing" ? await testFolder() : await folderWith(dead)
      if (leftover === "claims") {
        const token = "fedcba9876543210"
        await writeFile(join(folder, `lock.${dead.token}`), lockRecordBytes({ ...dead, token, pid: 998 }))
        await writeFile(join(folder, `lock.${dead.token}.${token}`), lockRecordBytes({ ...dead, pid: 997 }))
        await writeFile(join(folder, "lock~00"), lockRecordBytes({ ...dead, pid: 996 }))
      }
      const living = new Set(Array.from({ length: 100 }, (_, at) => at + 1))
      const taken = await Promise.all(Array.from(living, (pid) => take(folder, host("here", pid, living))))
      const winners: HeldLock[] = taken.flatMap((result) => (result.ok ? [result.value] : []))
      expect(winners).toHaveLength(1)
      expect(await winners[0]?.isHeld()).toBe(true)
      expect(await readdir(folder)).toEqual(["lock"])
      await winners[0]?.release()
    }
  })

  it("is lost for good once another stands in its place, and its heartbeat never writes over that one", async () => {
    const folder = await testFolder()
    const held = await new LockTaker(diskFiles, here, { ...times, beatEveryMs: 5 }).take(folder)
    if (!held.ok) throw new Error("not taken")
    const read = async () => parseLockRecord(await readFile(join(folder, "lock")))
    await expect.poll(async () => (await read())?.beat).toBeGreaterThan(2)
    const { rename } = await import("node:fs/promises")
    await writeFile(join(folder, "other"), lockRecordBytes({ ...dead, host: "there" }))
    await rename(join(folder, "other"), join(folder, "lock"))
    expect(await held.value.isHeld()).toBe(false)
    await sleep(30)
    await held.value.release()
    expect(await read()).toEqual({ ...dead, host: "there" })
  })

  it("is not lost when its folder comes back just as it is looked for, as a stick that is put in again", async () => {
    const folder = await testFolder()
    const files = new FaultyFiles()
    const held = await new LockTaker(files, here, times).take(folder)
    if (!held.ok) throw new Error("not taken")
    files.breakAgain({ at: 0, code: "ENOENT", lasts: "once" })
    expect(await held.value.isHeld()).toBe(true)
    expect(files.names.filter((name) => name === "lstat")).toHaveLength(3)
    await unlink(join(folder, "lock"))
    expect(await held.value.isHeld()).toBe(false)
  })

  it("is not followed where it is a link", async () => {
    const folder = await testFolder()
    await writeFile(join(folder, "elsewhere"), lockRecordBytes(dead))
    await symlink(join(folder, "elsewhere"), join(folder, "lock"))
    await expect(take(folder, here)).rejects.toMatchObject({ code: "ELOOP" })
    expect((await readdir(folder)).toSorted()).toEqual(["elsewhere", "lock"])
  })
})

describe("a host", () => {
  it("keeps its id in its root, knows its own process as living and an ended one as gone", async () => {
    const root = await testFolder()
    const first = await readHost(diskFiles, root)
    expect((await readHost(diskFiles, root)).id).toBe(first.id)
    expect((await readHost(diskFiles, await testFolder())).id).not.toBe(first.id)
    expect(await first.look({ pid: process.pid, start: first.start })).toBe(
      process.platform === "linux" ? "lives" : "unknown",
    )
    if (process.platform === "linux") expect(await first.look({ pid: process.pid, start: "1" })).toBe("gone")
    expect(await first.look({ pid: 2 ** 22 + 1, start: "1" })).toBe("gone")
  })
})
