import { beforeAll, describe, expect, it } from "vitest"
import { recoveryWords } from "../../../../src/crypto/recovery-words.ts"
import { SecretKey } from "../../../../src/crypto/secret-key.ts"
import { recoverySubkey } from "../../../../src/crypto/subkeys.ts"
import { areWords, drillPlaces } from "../../../../src/worker/keys/drill.ts"
import { tryNewestSnapshot } from "../../../../src/worker/keys/try-snapshot.ts"
import { OpenBackups } from "../../../support/backups/open-backups.ts"
import { must } from "../../../support/must.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { startCrypto } from "../../../support/test-vault.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

beforeAll(startCrypto)

describe("the drill of the recovery sheet", () => {
  it("asks for three places, others each time, and takes their words in any case", () => {
    const seed = SecretKey.random("recovery-seed")
    const words = recoveryWords(seed)
    const asked = new Set<string>()
    for (let round = 0; round < 50; round++) {
      const places = drillPlaces()
      asked.add(places.join())
      expect(new Set(places).size).toBe(3)
      expect(places.every((place) => place >= 0 && place < 24)).toBe(true)
      const answers = places.map((place) => ({ place, word: ` ${words[place]?.toUpperCase() ?? ""} ` }))
      expect(areWords(seed, places, answers)).toBe(true)
      expect(areWords(seed, places, answers.slice(1))).toBe(false)
      expect(areWords(seed, places, [...answers.slice(1), { place: places[0] ?? 0, word: "zoology" }])).toBe(
        false,
      )
      expect(areWords(SecretKey.random("recovery-seed"), places, answers)).toBe(false)
    }
    expect(asked.size).toBeGreaterThan(30)
  })

  it("is wrong where no place was asked, however little was typed", () => {
    expect(areWords(SecretKey.random("recovery-seed"), [], [])).toBe(false)
  })

  it("opens the newest snapshot by the sheet alone, and tells another sheet's from a damaged one", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const open = await OpenBackups.on(disk)
    const { snapshots } = disk.folder
    using identity = recoverySubkey(disk.vault.seed, "backup-identity")
    expect(await tryNewestSnapshot(snapshots, identity)).toEqual({ snapshot: "none", entries: 0 })
    const note = { kind: "create", type: "journal-note", fields: { title: "One" } } as const
    must(await open.storage.records.commit([note, note]))
    const made = must(await open.backups.takeSafety())
    expect(await tryNewestSnapshot(snapshots, identity)).toEqual({ snapshot: "opened", entries: 2 })
    using other = recoverySubkey(SecretKey.random("recovery-seed"), "backup-identity")
    expect(await tryNewestSnapshot(snapshots, other)).toEqual({ snapshot: "none", entries: 0 })
    const damaged = must(await snapshots.begin(made.name, { replaces: true }))
    must(await damaged.add(new Uint8Array(600).fill(7)))
    must(await damaged.finish())
    expect((await tryNewestSnapshot(snapshots, identity)).snapshot).toBe("failed")
    open.backups.end()
    await open.storage.close()
  })
})
