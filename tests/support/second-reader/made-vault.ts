import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { wordlist } from "@scure/bip39/wordlists/english.js"
import { hexText } from "../../../src/base/bytes.ts"
import { passphraseKek, newSalt } from "../../../src/crypto/kdf.ts"
import { passphraseBytes } from "../../../src/crypto/passphrase.ts"
import { recoveryWords } from "../../../src/crypto/recovery-words.ts"
import { databaseName, databaseNumbers, RowDatabase } from "../../../src/storage/row-database.ts"
import { addPassphrase, createHeader, type NewPassphrase } from "../../../src/vault/change-header.ts"
import { encodeFrame } from "../../../src/vault/frame.ts"
import { rowIds, vaultIds } from "../../../src/vault/ids.ts"
import { walkFrames } from "../../../src/vault/walk-frames.ts"
import { must } from "../must.ts"
import { VaultOnDisk } from "../storage/vault-on-disk.ts"
import { testBounds } from "../test-vault.ts"
import { BusyVault } from "./carry-out-plan.ts"
import { type Expected, expectedOf } from "./compare.ts"
import type { End, Plan } from "./plans.ts"
import type { ReadJob } from "./read-with-python.ts"

/** A cost that production refuses, and what makes the second reader take it. */
const cheapCost = { memoryKiB: 8, passes: 2 }
export const cheapCostOptions = ["--least-memory", "8", "--least-product", "16"] as const

/** A vault's files as the app left them, and what the app says that they hold. */
export type MadeVault = Readonly<{ job: ReadJob; expected: Expected; end: End; disk: VaultOnDisk }>

/**
 * Carries the plan out in `folder`. How the vault opens goes by `at`: by passphrase, by either of two passphrases, by
 * words or by the seed; and now and then its rows come from the working copy.
 */
export async function makeVaultBy(
  plan: Plan,
  folder: string,
  at: number,
  passphrases: readonly [string, string],
): Promise<MadeVault> {
  const disk = await VaultOnDisk.create(folder)
  const busy = await BusyVault.open(disk)
  for (const step of plan.steps) await busy.carryOut(step)
  const { expected, journal } = await leave(busy, plan)
  const taken = join(folder, "taken")
  await mkdir(taken)
  await writeFile(join(taken, "j"), journal)
  const job = await writeHeader(disk, taken, at, passphrases)
  return { job: at % 7 === 3 ? await withRows(job, disk, plan) : job, expected, end: plan.end, disk }
}

async function leave(
  busy: BusyVault,
  { end, tear }: Plan,
): Promise<Readonly<{ expected: Expected; journal: Uint8Array }>> {
  const { disk } = busy
  const expected = await expectedOf(busy.storage, disk.vault.vaultId)
  switch (end) {
    case "left-open": {
      const journal = await readFile(disk.journalPath)
      must(await busy.storage.close())
      return { expected, journal }
    }
    case "closed": {
      must(await busy.storage.close())
      // Closing settles, which is one more commit where anything lay scattered.
      const [last] = [...walkFrames(await readFile(disk.journalPath), disk.vault.vaultId)].toReversed()
      const generation = last?.kind === "frame" ? last.frame.generation : Number.NaN
      return { expected: { ...expected, generation }, journal: await readFile(disk.journalPath) }
    }
    case "foreign-frames": {
      const journal = await readFile(disk.journalPath)
      must(await busy.storage.close())
      return { expected, journal: withForeignFrames(journal, disk) }
    }
    case "torn":
    case "torn-batch": {
      const whole = (await readFile(disk.journalPath)).length
      const bodies = end === "torn" ? 1 : 3
      await busy.carryOut({ kind: "create-large", bodies, kib: end === "torn" ? 3 : 2000 })
      const longer = await readFile(disk.journalPath)
      must(await busy.storage.close())
      return { expected, journal: longer.subarray(0, whole + Math.floor(tear * (longer.length - whole))) }
    }
  }
}

/** The first frame once more, one of another vault with rows of its own, and the rest of a write that was cut short. */
function withForeignFrames(journal: Uint8Array, disk: VaultOnDisk): Uint8Array {
  const [piece] = walkFrames(journal, disk.vault.vaultId)
  if (piece?.kind !== "frame") throw new Error("A journal begins with a frame")
  const put = { table: "a" as const, id: rowIds.random(), sealed: new Uint8Array(400) }
  const foreign = encodeFrame({
    kind: "commit",
    vaultId: vaultIds.random(),
    generation: 1_000_000,
    puts: [put],
    deletions: [],
    sealedState: new Uint8Array(97),
  })
  const first = journal.subarray(piece.offset, piece.offset + piece.length)
  return Buffer.concat([journal, first, must(foreign), first.subarray(0, 100)])
}

async function writeHeader(
  disk: VaultOnDisk,
  taken: string,
  at: number,
  [one, other]: readonly [string, string],
): Promise<ReadJob> {
  const { vaultId, vaultKey, seed } = disk.vault
  let header = createHeader(vaultId, vaultKey, cheapPassphrase(one), seed)
  const hasTwo = at % 3 === 1
  if (hasTwo) header = must(addPassphrase(header, vaultKey, cheapPassphrase(other), testBounds)).bytes
  await writeFile(join(taken, "header"), header)
  const folder = taken
  switch (at % 6) {
    case 4:
      return { folder, seed: hexText(seed.borrow()) }
    case 5: {
      const list = join(taken, "list")
      await writeFile(list, wordlist.join("\n"))
      return { folder, words: recoveryWords(seed).join(" "), list }
    }
    default:
      return { folder, passphrase: hasTwo && at % 2 === 1 ? other : one }
  }
}

function cheapPassphrase(passphrase: string): NewPassphrase {
  const salt = newSalt()
  const bytes = must(passphraseBytes(passphrase))
  return { salt, cost: cheapCost, kek: must(passphraseKek(bytes, salt, cheapCost, testBounds)) }
}

/** The working copy as JSON beside the folder; only where it is at the state that the plan ends with. */
async function withRows(job: ReadJob, disk: VaultOnDisk, { end }: Plan): Promise<ReadJob> {
  if (end !== "closed") return job
  const { vaultId } = disk.vault
  const number = (await databaseNumbers(vaultId, disk.indexedDb)).at(-1) ?? 1
  const database = await RowDatabase.open(databaseName(vaultId, number), disk.indexedDb)
  const [a, b, states] = await Promise.all([
    database.readAll("a"),
    database.readAll("b"),
    database.readStates(),
  ])
  database.close()
  const base64 = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("base64")
  const table = (rows: ReadonlyMap<string, Uint8Array>) =>
    Object.fromEntries(Array.from(rows, ([id, sealed]) => [id, base64(sealed)]))
  const rows = join(job.folder, "rows.json")
  const dump = { encoding: "base64", a: table(a), b: table(b), state: base64(states?.now) }
  await writeFile(rows, JSON.stringify(dump))
  return { ...job, rows }
}
