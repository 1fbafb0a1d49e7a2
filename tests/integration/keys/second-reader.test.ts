import { beforeAll, describe, expect, it } from "vitest"
import { hexText } from "../../../src/base/bytes.ts"
import { filledVault, manySteps } from "../../support/keys/filled-vault.ts"
import { nextVault, rotateTo } from "../../support/keys/rotate.ts"
import { must } from "../../support/must.ts"
import { differences, expectedOf } from "../../support/second-reader/compare.ts"
import { python, readAll } from "../../support/second-reader/read-with-python.ts"
import { startCrypto } from "../../support/test-vault.ts"

beforeAll(startCrypto)

describe.skipIf(python === null)("the second reader (needs PyNaCl)", () => {
  it("reads a vault after its rotation by the new sheet, and refuses the old one", async () => {
    const { disk, storage } = await filledVault(manySteps)
    const { vaultId, seed } = disk.vault
    const before = await expectedOf(storage, vaultId)
    const jobOf = (key: typeof seed) => ({ folder: disk.path, seed: hexText(key.borrow()) })
    expect(differences(before, readAll([jobOf(seed)])[0] ?? { refused: "nothing" })).toEqual([])
    const next = nextVault(disk.vault)
    must(await rotateTo(disk, storage, next))
    await storage.close()
    disk.vault = next
    const rotated = await disk.open()
    const after = await expectedOf(rotated, vaultId)
    const [said, refused] = readAll([jobOf(next.seed), jobOf(seed)])
    expect(differences(after, said ?? { refused: "nothing" })).toEqual([])
    expect(refused).toHaveProperty("refused")
    await rotated.close()
  })
})
