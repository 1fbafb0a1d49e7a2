import { randomInt } from "node:crypto"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { bytesOf } from "../../support/attachments/made-file.ts"
import { barCount, recordForBar } from "../../support/bar.ts"
import { must } from "../../support/must.ts"
import { nodeProgram } from "../../support/node-program.ts"
import { OpenAttachments } from "../../support/open-attachments.ts"
import { newIndexedDb, VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { isBar, startCrypto } from "../../support/test-vault.ts"
import { FaultyFiles } from "../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../support/vault-files/folder.ts"
import { RunningProgram } from "../../support/vault-files/running-program.ts"

const kills = isBar ? barCount("BAR_KILLS", 200) : 12
const lanes = 2
let program: Awaited<ReturnType<typeof nodeProgram>>

beforeAll(async () => {
  await startCrypto()
  program = await nodeProgram("tests/support/attachments/adding-program.ts")
})
afterAll(() => program.remove())

type Seen = { added: number; removed: number; leftOver: number }

/** Saves every listed file and compares it; whatever else lies there is swept away. */
async function checkAll(open: OpenAttachments, of: RecordId, out: string): Promise<readonly string[]> {
  const rows = open.attachments.list(of)
  for (const row of rows) {
    const target = await open.disk.target(join(out, "saved"))
    must(await open.attachments.save(row.id, target, () => undefined))
    const saved = await readFile(join(out, "saved"))
    expect(Buffer.compare(saved, bytesOf(row.name))).toBe(0)
  }
  return rows.map(({ name }) => name)
}

async function killInTurn(count: number): Promise<Seen> {
  const out = await testFolder()
  // Not the plain disk: so that the vault's lock of a killed process counts as that of one that is gone.
  const disk = await VaultOnDisk.create(await testFolder(), new FaultyFiles())
  const key = Buffer.from(disk.vault.vaultKey.borrow()).toString("hex")
  let open = await OpenAttachments.on(disk)
  const of = await open.note()
  await open.close()
  const seen: Seen = { added: 0, removed: 0, leftOver: 0 }
  let next = 0
  for (let kill = 0; kill < count; kill += 1) {
    const running = new RunningProgram(program.path, [disk.root, disk.ref, key, of, String(next)])
    await running.line((line) => line === "ready")
    // Some in the midst of the first file, others while a later one is added or removed.
    const before = `added ${next + randomInt(0, 4)}.`
    if (kill % 4 !== 3) await running.line((line) => line.startsWith(before))
    if (kill === 0) await running.line((line) => line.startsWith("removed "))
    await sleep(randomInt(0, 150))
    await running.kill()
    expect(running.errors).toBe("")
    const told = (what: string) =>
      running.lines.filter((line) => line.startsWith(`${what} `)).map((line) => line.slice(what.length + 1))
    seen.added += told("added").length
    seen.removed += told("removed").length
    next += told("added").length + 1

    await disk.crash(new FaultyFiles())
    disk.indexedDb = newIndexedDb()
    // As if some time had passed: what was left over counts as such.
    open = await OpenAttachments.on(disk, Date.now() + 60_000)
    const names = await checkAll(open, of, out)
    // One on its way out may be there or not.
    for (const name of told("added")) if (!told("removing").includes(name)) expect(names).toContain(name)
    for (const name of told("removed")) expect(names).not.toContain(name)
    const orphans = await open.keeper.orphans()
    seen.leftOver += orphans.length
    // One on its way out may still lie in the trash.
    const kept = [...open.storage.records.list("attachment")].length
    expect(kept - names.length).toBeLessThanOrEqual(told("removing").length - told("removed").length)
    expect(await open.files()).toHaveLength(kept + orphans.length)
    await open.keeper.sweep()
    expect(await open.files()).toHaveLength(kept)
    // The next round begins with few files to be read through.
    for (const { id } of open.attachments.list(of)) {
      must(await open.book.trash(id))
      must(await open.bin.remove(id))
    }
    must(await open.bin.empty())
    await open.close()
  }
  return seen
}

describe("a worker that is killed while it adds and removes files", () => {
  it(`keeps every acknowledged file whole through ${kills} kills, and leaves nothing half`, async () => {
    const all = await Promise.all(Array.from({ length: lanes }, () => killInTurn(Math.ceil(kills / lanes))))
    const sum = (of: keyof Seen) => all.reduce((total, seen) => total + seen[of], 0)
    expect(sum("added")).toBeGreaterThan(kills / 2)
    expect(sum("removed")).toBeGreaterThan(0)
    const figures = { kills, acknowledged: sum("added"), removed: sum("removed"), lost: 0, half: 0 }
    recordForBar("17 interrupted attachment", { ...figures, "left over and swept": sum("leftOver") })
  }, 1_200_000)
})
