import { randomInt } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { diskFiles } from "../../../electron/main/vault-files/files.ts"
import { createFolder } from "../../../electron/main/vault-files/folders.ts"
import { nodeProgram } from "../../support/node-program.ts"
import { outerHeader } from "../../support/vault-files/frames.ts"
import { testFolder } from "../../support/vault-files/folder.ts"
import { RunningProgram } from "../../support/vault-files/running-program.ts"

const kills = process.env["BAR"] === "1" ? 500 : 25
const lanes = 2
const vault = new Uint8Array(16).fill(7)
let program: Awaited<ReturnType<typeof nodeProgram>>

beforeAll(async () => {
  program = await nodeProgram("tests/support/vault-files/busy-program.ts")
})
afterAll(() => program.remove())

/** The numbers of the whole frames in the file, and whether a torn one stands behind them. */
function framesIn(bytes: Buffer): { numbers: number[]; torn: number } {
  const numbers: number[] = []
  let at = 0
  while (at + 4096 <= bytes.length) {
    const length = bytes.readUInt32BE(at + 4)
    if (bytes.readUInt32BE(at) !== 0x4c434631 || at + length > bytes.length) break
    if (bytes.readUInt32BE(at + length - 4) !== length) break
    numbers.push(bytes.readUInt32BE(at + 36))
    at += length
  }
  return { numbers, torn: bytes.length - at }
}

async function asidesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith("j."))
}

async function killInTurn(count: number): Promise<{ acknowledged: number; asides: number }> {
  const root = join(await testFolder(), "v")
  const first = outerHeader(vault)
  new DataView(first.buffer).setUint32(32, 0)
  const made = await createFolder(diskFiles, root, first, new Uint8Array())
  if (!made.ok) throw new Error(made.refusal.name)
  const folder = join(root, made.value)
  let [lastNumber, lastRevision] = [-1, 0]
  const isTooLittle = async () => lastNumber <= 10 || (await asidesIn(folder)).length === 0
  // A slow disk gets less far in a round: then some more, until there is something to have lost.
  for (let kill = 0; kill < count || (kill < 10 * count && (await isTooLittle())); kill++) {
    const running = new RunningProgram(program.path, [root, made.value, Buffer.from(vault).toString("hex")])
    // Some before it has said anything: taking the lock over and clearing up are killed too.
    if (kill % 5 !== 4) await running.line((line) => line === "ready")
    await sleep(randomInt(0, 120))
    await running.kill()
    expect(running.errors).toBe("")
    for (const line of running.lines) {
      const [what, number] = line.split(" ")
      if (what === "j") lastNumber = Number(number)
      if (what === "header") lastRevision = Number(number)
    }
    const { numbers } = framesIn(await readFile(join(folder, "j")))
    expect(numbers.at(-1) ?? -1).toBeGreaterThanOrEqual(lastNumber)
    expect(numbers).toEqual(Array.from(numbers, (_, at) => (numbers[0] ?? 0) + at))
    const header = await readFile(join(folder, "header"))
    expect(header.subarray(0, 8).toString()).toBe("LUCILIUS")
    const revision = header.readUInt32BE(32)
    expect(revision).toBeGreaterThanOrEqual(lastRevision)
    expect(header.length).toBe(revision === 0 ? 300 : 200 + (revision % 50))
  }
  const asides = await asidesIn(folder)
  for (const aside of asides) expect(framesIn(await readFile(join(folder, aside))).torn).toBe(0)
  return { acknowledged: lastNumber, asides: asides.length }
}

describe("a shell that is killed while it writes", () => {
  it(`keeps every acknowledged frame and header through ${kills} kills, and the next one goes on unasked`, async () => {
    const share = Math.ceil(kills / lanes)
    const done = await Promise.all(Array.from({ length: lanes }, () => killInTurn(share)))
    for (const { acknowledged, asides } of done) {
      expect(acknowledged).toBeGreaterThan(10)
      expect(asides).toBeGreaterThan(0)
    }
  }, 1_200_000)
})
