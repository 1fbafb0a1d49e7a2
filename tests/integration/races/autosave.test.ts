import * as fc from "fast-check"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { type Planted, RaceOwner } from "../../support/races/race-owner.ts"
import { type Step, steps } from "../../support/races/race-steps.ts"
import { RaceShell } from "../../support/races/shell.ts"
import { isBar, startCrypto } from "../../support/test-vault.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const orders = isBar ? 2_000 : 60

describe("the race itself", () => {
  it("finds words that quitting takes, where nothing is flushed before it", async () => {
    const folder = await testFolder()
    const quitting: readonly Step[] = [
      { do: "slow", times: [60, 60, 60] },
      { do: "type", typing: [{ into: "text", afterMs: 0 }] },
      { do: "quit", typing: [], stays: false },
    ]
    expect(await wrongAfter(join(folder, "1"), quitting)).toEqual([])
    const planted: Planted = { pending: (real) => ({ ...real, flush: async () => "saved" }) }
    expect(await wrongAfter(join(folder, "2"), quitting, planted)).toEqual(['text lost: "a" is ""'])
  })

  it("finds a note that a late save brings back from the trash", async () => {
    const folder = await testFolder()
    const throwing: readonly Step[] = [
      { do: "slow", times: [100, 100] },
      { do: "trash", typing: [{ into: "text", afterMs: 10 }], to: 0 },
    ]
    expect(await wrongAfter(join(folder, "1"), throwing)).toEqual([])
    const planted: Planted = {
      calls: (real) => ({
        ...real,
        saveText: async (id, body, document) => {
          const saved = await real.saveText(id, body, document)
          await real.restoreRecord(id)
          return saved
        },
      }),
    }
    expect(await wrongAfter(join(folder, "2"), throwing, planted)).toContain("trashed is here")
  })
})

describe("autosave raced against lock, navigation, delete, quit and reload", () => {
  it(
    `loses nothing typed and brings nothing deleted back, in ${orders} random orders`,
    async () => {
      const folder = await testFolder()
      let runs = 0
      await fc.assert(
        fc.asyncProperty(steps, async (order) => {
          expect(await wrongAfter(join(folder, String(++runs)), order)).toEqual([])
        }),
        { numRuns: orders, endOnFailure: true },
      )
    },
    isBar ? 1_800_000 : 300_000,
  )
})

async function wrongAfter(
  folder: string,
  order: readonly Step[],
  planted?: Planted,
): Promise<readonly string[]> {
  const shell = await RaceShell.withNewVault(folder)
  const owner = await RaceOwner.begin(shell, planted)
  for (const step of order) await owner.take(step)
  await owner.end()
  return owner.wrong
}
