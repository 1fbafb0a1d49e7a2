import { afterEach, beforeAll, describe, expect, it, vi } from "vitest"
import { Purging } from "../../../../src/worker/records/purging.ts"
import { must } from "../../../support/must.ts"
import { OpenRecords } from "../../../support/open-records.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)
afterEach(() => void vi.useRealTimers())

describe("the purging of the trash", () => {
  it("waits until the first screen is long there, and ends with the vault", async () => {
    const open = await OpenRecords.inNewVault()
    const { storage, bin } = open
    const thrownAway = async (name: string) => {
      const id = await open.person(name)
      const fields = { deletedAt: "2020-01-01T08:00:00.000Z" }
      must(await storage.records.commit([{ kind: "change", id, fields }]))
      return id
    }
    const ada = await thrownAway("Ada")
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    const purging = new Purging(bin)
    vi.advanceTimersByTime(60_000)
    vi.useRealTimers()
    await open.person("Whoever is written down meanwhile")
    expect(storage.records.get(ada)).not.toBeNull()
    purging.end()

    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    const again = new Purging(bin)
    vi.advanceTimersByTime(90_000)
    vi.useRealTimers()
    await expect.poll(() => storage.records.get(ada)).toBeNull()
    again.end()

    const ben = await thrownAway("Ben")
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    const ended = new Purging(bin)
    ended.end()
    vi.advanceTimersByTime(24 * 3_600_000)
    vi.useRealTimers()
    await open.person("Whoever comes later")
    expect(storage.records.get(ben)).not.toBeNull()
  })
})
