import { IDBFactory, IDBKeyRange } from "fake-indexeddb"
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { VaultFilesHandler } from "../../../electron/main/vault-files/handler.ts"
import { ok } from "../../../src/base/result.ts"
import { ShellPlaces } from "../../../src/storage/shell-places.ts"
import type { Send } from "../../../src/storage/shell-request.ts"
import { createFilled } from "../../../src/worker/restore/create-filled.ts"
import { OpenVault } from "../../../src/worker/open-vault.ts"
import { lookAtVault } from "../../../src/worker/survey.ts"
import type { VaultToMake } from "../../../src/worker/vaults/make-vault.ts"
import { barCount, recordForBar } from "../../support/bar.ts"
import { contentsOf, deskOf, OpenBackups } from "../../support/backups/open-backups.ts"
import { must } from "../../support/must.ts"
import { PowerFiles } from "../../support/storage/power-files.ts"
import { seededRandom } from "../../support/storage/seeded-random.ts"
import { powerHandler, sendTo, VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { barTimeoutMs, isBar, makeVault, startCrypto } from "../../support/test-vault.ts"

const kills = isBar ? barCount("BAR_KILLS", 200) : 6
const passphrase = "lantern copper violin meadow"
const mark = /^~?[0-9a-f]{32}/

let backup: Uint8Array<ArrayBuffer>
let wanted: ReadonlyMap<string, string>

beforeAll(async () => {
  await startCrypto()
  const files = new PowerFiles()
  for (const folder of ["/out", "/machine"]) await files.mkdir(folder)
  const disk = await VaultOnDisk.create("/machine", files)
  const open = await OpenBackups.on(disk)
  const note = await open.note("A note", "As it was.")
  await open.attach(note, "one.bin", new Uint8Array(70_000).fill(1))
  await open.attach(await open.note("Another", "Words."), "two.bin", new Uint8Array(90_000).fill(2))
  wanted = await open.contents()
  must(await open.backups.backUp(await disk.target("/out/all.age"), passphrase))
  backup = Uint8Array.from(files.contentOf("/out/all.age"))
  await open.close()
}, 60_000)

/** What the worker finds in its global scope. */
beforeEach(() => Object.assign(globalThis, { indexedDB: new IDBFactory(), IDBKeyRange }))
afterEach(() => {
  Reflect.deleteProperty(globalThis, "indexedDB")
  Reflect.deleteProperty(globalThis, "IDBKeyRange")
})

type Machine = { files: PowerFiles; handler: VaultFilesHandler; send: Send }

async function newMachine(files = new PowerFiles()): Promise<Machine> {
  if (files.calls === 0) await files.mkdir("/machine")
  const handler = powerHandler("/machine/v", files)
  return { files, handler, send: sendTo(handler) }
}

/** Keys that exist in memory alone, as after a sheet that was typed back. */
function prepared(): VaultToMake {
  const { vaultId, vaultKey, bytes } = makeVault()
  return { vaultId, vaultKey, header: () => Promise.resolve(ok(Uint8Array.from(bytes))) }
}

async function restored(send: Send, keys: VaultToMake) {
  const desk = deskOf(() => null)
  const file = new File([backup], "all.age")
  must(await desk.read({ kind: "file", file }, { kind: "passphrase", passphrase }))
  return desk.createVault((fill) => createFilled(send, keys, undefined, (vault) => fill(vault.restoreParts)))
}

const vaultsOf = async (send: Send) => must(await new ShellPlaces(send).list()).vaults

describe("a vault that a backup becomes", () => {
  it("is listed once it is whole, and open", async () => {
    const { send } = await newMachine()
    const vault = must(await restored(send, prepared()))
    expect((await vaultsOf(send)).map(({ ref }) => ref)).toEqual([vault.found.folder.ref])
    expect(await contentsOf(vault.storage, vault.found.folder.attached, vault.found.header.vaultId)).toEqual(
      wanted,
    )
    await vault.close()
    expect((await indexedDB.databases()).filter(({ name }) => name?.startsWith("~"))).toEqual([])
  })

  it("is nowhere where the backup changed after it was looked into", async () => {
    const { send } = await newMachine()
    const desk = deskOf(() => null)
    const bytes = Uint8Array.from(backup)
    const file = { ...fileOf(() => bytes), name: "all.age", size: bytes.length } as File
    must(await desk.read({ kind: "file", file }, { kind: "passphrase", passphrase }))
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1
    const made = await desk.createVault((fill) =>
      createFilled(send, prepared(), undefined, (vault) => fill(vault.restoreParts)),
    )
    expect(made).toEqual({ ok: false, refusal: { reason: "damaged" } })
    expect(await vaultsOf(send)).toEqual([])
    expect(await indexedDB.databases()).toEqual([])
  })

  it(
    "is there whole or not at all after a power cut at any step",
    async () => {
      const first = await newMachine()
      await (await restored(first.send, prepared()).then(must)).close()
      const steps = first.files.calls
      const figures = { kills: 0, absent: 0, whole: 0 }
      for (let kill = 0; kill < kills; kill++) {
        const random = seededRandom(kill)
        Object.assign(globalThis, { indexedDB: new IDBFactory() })
        const machine = await newMachine()
        machine.files.left = Math.floor(((kill + random()) / kills) * steps)
        const keys = prepared()
        const made = await restored(machine.send, keys).catch(() => null)
        if (made?.ok === true) void made.value.close().catch(() => undefined)
        machine.files.left = 0
        await machine.handler.seal().catch(() => undefined)

        const { send } = await newMachine(machine.files.afterCut(random))
        const vaults = await vaultsOf(send)
        if (vaults.length === 0) {
          figures.absent += 1
          // A second try is as if there had been no first.
          const again = must(await restored(send, prepared()))
          const databases = (await indexedDB.databases()).map(({ name = "" }) => mark.exec(name)?.[0])
          expect(new Set(databases)).toEqual(new Set([again.found.header.vaultId]))
          await again.close()
        } else {
          expect(vaults).toHaveLength(1)
          const sight = await lookAtVault(send, vaults[0]?.ref ?? "")
          if (sight.kind !== "found") throw new Error(sight.reason)
          const vault = must(await OpenVault.open(sight.vault, keys.vaultKey, null))
          const { folder, header } = vault.found
          expect(await contentsOf(vault.storage, folder.attached, header.vaultId)).toEqual(wanted)
          await vault.close()
          figures.whole += 1
        }
        figures.kills += 1
      }
      expect(figures.absent + figures.whole).toBe(kills)
      recordForBar("17 interrupted restore", { ...figures, lost: 0 })
    },
    barTimeoutMs,
  )
})

/** A file whose bytes may change between two readings. */
function fileOf(bytes: () => Uint8Array<ArrayBuffer>): Pick<File, "stream"> {
  return { stream: () => new Blob([bytes()]).stream() }
}
