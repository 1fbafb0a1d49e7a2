import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { wordlist } from "@scure/bip39/wordlists/english.js"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { hexText } from "../../src/base/bytes.ts"
import { recordForBar } from "../support/bar.ts"
import { examplePassphrase, makeExample } from "../support/format-example.ts"
import { appSays } from "../support/second-reader/app-says.ts"
import { differences, type Expected } from "../support/second-reader/compare.ts"
import { cheapCostOptions, makeVaultBy, type MadeVault } from "../support/second-reader/made-vault.ts"
import { headerMutantOf, mutantOf } from "../support/second-reader/mutants.ts"
import { passphrasesOf, plansOf } from "../support/second-reader/plans.ts"
import { python, readAll, readOne, type Said } from "../support/second-reader/read-with-python.ts"
import { Sights } from "../support/second-reader/sights.ts"
import { isBar, startCrypto } from "../support/test-vault.ts"

beforeAll(startCrypto)

const vaultCount = isBar ? 1000 : 60
const atOnce = 50
const mutantCount = isBar ? 10_000 : 200
const longMs = isBar ? 1_800_000 : 180_000

const folders: string[] = []
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "t-"))
  folders.push(folder)
  return folder
}
const drop = (folder: string) => rm(folder, { recursive: true, force: true })
afterAll(() => Promise.all(folders.map(drop)))

/** `count` vaults of the seed's, from the one with the number `from` on. */
async function makeVaults(folder: string, seed: number, from: number, count: number): Promise<MadeVault[]> {
  const plans = plansOf(from + count, seed).slice(from)
  const passphrases = passphrasesOf(from + count + 1, seed).slice(from)
  const made: MadeVault[] = []
  for (const [at, plan] of plans.entries()) {
    const both = [passphrases[at] ?? "", passphrases[at + 1] ?? ""] as const
    made.push(await makeVaultBy(plan, join(folder, String(at)), from + at, both))
  }
  return made
}
/** In every run the same vaults, so that one that fails fails for a change; the long form draws anew. */
const newSeed = () => (isBar ? Math.floor(Math.random() * 2 ** 31) : 20_260_701)
const isRefused = (said: Said | undefined) => said !== undefined && "refused" in said
const aSentence = { refused: expect.stringMatching(/^[A-Z].+\.$/) as string }

describe.skipIf(python === null)("a second reader, which knows docs/FORMAT.md alone (needs PyNaCl)", () => {
  it(
    `says of ${vaultCount} random vaults exactly what the app says`,
    async () => {
      const seed = newSeed()
      const found: string[] = []
      const sights = new Sights()
      for (let from = 0; from < vaultCount; from += atOnce) {
        const folder = await newFolder()
        const made = await makeVaults(folder, seed, from, atOnce)
        const said = readAll(
          made.map(({ job }) => job),
          cheapCostOptions,
        )
        for (const [at, { expected, job, end }] of made.entries()) {
          const answer = said[at] ?? { refused: "nothing" }
          const where = `seed ${seed}, vault ${from + at} (${end}, ${Object.keys(job).join()})`
          found.push(...differences(expected, answer).map((one) => `${where}: ${one}`))
          sights.add(await readFile(join(job.folder, "j")), answer, job, end)
        }
        await drop(folder)
      }
      expect(found).toEqual([])
      expect(sights.missing()).toEqual([])
      recordForBar("12 second reader", { vaults: vaultCount, ...sights.counts, differences: found.length })
    },
    longMs,
  )

  it(
    `takes of ${mutantCount} damaged or forged vaults those that the app takes, as the same, and refuses the others in a sentence`,
    async () => {
      const made = await makeVaults(await newFolder(), newSeed(), 0, 6)
      const jobs: { folder: string; seed: string }[] = []
      const wanted: { app: Expected | null; way: string }[] = []
      for (const { disk, job } of made) {
        const [header, journal] = [
          await readFile(join(job.folder, "header")),
          await readFile(join(job.folder, "j")),
        ]
        const seed = hexText(disk.vault.seed.borrow())
        for (let at = 0; at < mutantCount / made.length; at++) {
          const folder = join(job.folder, String(at))
          await mkdir(folder)
          const isHeader = at % 10 === 9
          const { way, bytes } = isHeader
            ? { way: "header", bytes: journal }
            : mutantOf(journal, disk.vault.vaultId)
          const mutantHeader = isHeader ? headerMutantOf(header) : header
          await writeFile(join(folder, "header"), mutantHeader)
          await writeFile(join(folder, "j"), bytes)
          jobs.push({ folder, seed })
          wanted.push({ app: await appSays(disk.vault, mutantHeader, bytes), way })
        }
      }
      const found: string[] = []
      for (const [at, said] of readAll(jobs, cheapCostOptions).entries()) {
        const { app, way } = wanted[at] ?? { app: null, way: "none" }
        if (app !== null) found.push(...differences(app, said).map((one) => `${way}: ${one}`))
        else if (!isRefused(said)) found.push(`${way}: taken, and the app refuses it`)
        else expect(said).toEqual(aSentence)
      }
      expect(found).toEqual([])
      const refused = wanted.filter(({ app }) => app === null).length
      expect(refused).toBeGreaterThan(mutantCount / 10)
      expect(mutantCount - refused).toBeGreaterThan(mutantCount / 10)
      recordForBar("12 second reader on damage", { vaults: mutantCount, refused, differences: found.length })
    },
    longMs,
  )

  it("is compared by what notices one changed character, one missing record, one too many and another state", async () => {
    const plan = plansOf(40, 1).find(({ steps }) => steps.some(({ kind }) => kind === "create"))
    if (plan === undefined) throw new Error("No plan makes a record")
    const { job, expected } = await makeVaultBy({ ...plan, end: "closed" }, await newFolder(), 0, [
      "one",
      "two",
    ])
    const [said] = readAll([job], cheapCostOptions)
    if (said === undefined || "refused" in said) throw new Error("Refused")
    expect(differences(expected, said)).toEqual([])
    const [id, line] = [...expected.records].find(([, text]) => text.includes('"bodies":{"')) ?? ["", ""]
    const changed = new Map(expected.records).set(id, line.replace('"type":"doc"', '"type":"dog"'))
    const fewer = new Map(expected.records)
    fewer.delete(id)
    const more = new Map(expected.records).set("0".repeat(32), line)
    for (const records of [changed, fewer, more]) {
      expect(differences({ ...expected, records }, said)).toHaveLength(1)
    }
    expect(differences({ ...expected, generation: expected.generation + 1 }, said)).toHaveLength(1)
    expect(differences({ ...expected, vault: "0".repeat(32) }, said)).toHaveLength(1)
  })

  it("opens the page's own example by passphrase, words and seed at the real cost, and by nothing else", async () => {
    const folder = await newFolder()
    const { header, journal, words } = await makeExample()
    const list = join(folder, "list")
    await Promise.all([
      writeFile(join(folder, "header"), header),
      writeFile(join(folder, "j"), journal),
      writeFile(list, wordlist.join("\n")),
    ])
    const right = [
      readOne([folder], examplePassphrase),
      readOne([folder, "--words", list], words.join(" ")),
      readOne([folder, "--seed"], "03".repeat(32)),
    ]
    for (const { code, said } of right) {
      expect(code).toBe(0)
      expect(said).toMatchObject({
        generation: 2,
        records: [{ head: { title: "First" }, scope: "0a".repeat(16) }],
      })
      expect(JSON.stringify(said)).toContain("Listen first.")
    }
    const wrong = [
      readOne([folder], `${examplePassphrase} `),
      readOne([folder, "--words", list], words.toReversed().join(" ")),
      readOne([folder, "--words", list], words.slice(1).join(" ")),
      readOne([folder, "--seed"], "04".repeat(32)),
      readOne([folder, "--least-memory", "65537"], examplePassphrase),
      readOne([join(folder, "not-there")], examplePassphrase),
    ]
    for (const answer of wrong) expect(answer).toEqual({ code: 1, said: aSentence })
  })
})
