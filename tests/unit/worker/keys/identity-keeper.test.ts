import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { NewSheet } from "../../../../src/worker/keys/new-sheet.ts"
import { identityOf, OpenedVault, owned } from "../../../support/keys/keyed-vault.ts"
import { must } from "../../../support/must.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { startCrypto } from "../../../support/test-vault.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

beforeAll(startCrypto)

async function opened() {
  const disk = await VaultOnDisk.create(await testFolder())
  const first = owned("orchid copper lantern", disk.vault.passphrase)
  const vault = await OpenedVault.open(disk, first)
  return { disk, first, vault, file: () => readFile(join(disk.path, "identity.age")) }
}

describe("identity.age", () => {
  it("is made when it is missing, and left alone while it fits", async () => {
    const { vault, first, file } = await opened()
    let renewed = 0
    vault.identities.onRenewed(() => {
      renewed += 1
    })
    expect((await vault.identities.current()).ok).toBe(false)
    await vault.identities.renewIfStale(first.passphrase)
    const made = await file()
    await vault.identities.renewIfStale(first.passphrase)
    expect([renewed, Buffer.compare(await file(), made)]).toEqual([1, 0])
    expect(await vault.identitiesFor(first.passphrase)).toEqual([identityOf(vault.seed)])
    expect(await vault.identitiesFor("another")).toBeNull()
    await vault.close()
  })

  it("follows the passphrase, and with each sheet holds one more", async () => {
    const { disk, vault, first } = await opened()
    await vault.identities.renewIfStale(first.passphrase)
    const second = owned("thimble canal pepper")
    await vault.setPassphrase(second)
    expect(await vault.identitiesFor(first.passphrase)).toBeNull()
    const sheets = [identityOf(vault.seed)]
    for (let sheet = 0; sheet < 3; sheet++) {
      using made = new NewSheet(vault, vault.vaultKey, second.passphrase)
      must(await made.finish())
      sheets.unshift(made.draft.sheet.backupIdentity)
      expect(await vault.identitiesFor(second.passphrase)).toEqual(sheets)
    }
    await vault.close()
    await disk.crash()
    const again = await OpenedVault.open(disk, second)
    expect(again.keyRecord.former.map(({ identity }) => identity)).toEqual(sheets.slice(1))
    expect(identityOf(again.seed)).toBe(sheets[0])
    await again.close()
  })

  it("is not written once the vault is being closed", async () => {
    const { vault, first } = await opened()
    const renewing = vault.identities.renewIfStale(first.passphrase)
    await vault.identities.end()
    await renewing
    expect((await vault.identities.current()).ok).toBe(false)
    await vault.storage.close()
  })

  it("a sheet that was prepared before another change of the header is not put in place", async () => {
    const { vault, first } = await opened()
    const made = new NewSheet(vault, vault.vaultKey, first.passphrase)
    const before = identityOf(vault.seed)
    await vault.setPassphrase(owned("thimble canal pepper"))
    expect(await made.finish()).toEqual({ ok: false, refusal: { reason: "not-prepared" } })
    expect(identityOf(vault.seed)).toBe(before)
    await vault.close()
  })
})
