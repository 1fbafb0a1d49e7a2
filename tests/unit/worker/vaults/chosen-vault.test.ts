import { mkdir, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, it, onTestFinished } from "vitest"
import { createVaultFilesHandler } from "../../../../electron/main/vault-files/handler.ts"
import { ShellPlaces } from "../../../../src/storage/shell-places.ts"
import { createVaultFolder } from "../../../../src/storage/shell-files.ts"
import { ChosenVault } from "../../../../src/worker/vaults/chosen-vault.ts"
import { must } from "../../../support/must.ts"
import { sendTo } from "../../../support/storage/vault-on-disk.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"
import { outerFrame, outerHeader } from "../../../support/vault-files/frames.ts"
import { ownOrigin } from "../../../support/vault-files/own-request.ts"

const vault = new Uint8Array(16).fill(7)

function start(folder: string) {
  const handler = createVaultFilesHandler({ root: join(folder, "v"), origins: [ownOrigin] })
  onTestFinished(() => handler.seal())
  const send = sendTo(handler)
  const places = new ShellPlaces(send)
  return {
    places,
    chosen: new ChosenVault(send, places),
    make: async () => must(await createVaultFolder(send, outerHeader(vault), outerFrame(vault))),
  }
}

it("only a computer without any trace of a vault is a new owner's", async () => {
  const folder = await testFolder()
  expect(await start(folder).chosen.look()).toEqual({ kind: "absent" })
  const { make, places } = start(folder)
  const ref = await make()
  // Bytes that only begin as a header are one that is cut off.
  const seen = { kind: "unreadable", reason: expect.any(String) as string }
  expect(await start(folder).chosen.look()).toEqual(seen)
  must(await places.noteOpened(ref))
  await rename(join(folder, "v"), join(folder, "w"))
  expect(await start(folder).chosen.look()).toEqual({ kind: "unreadable", reason: "missing" })
})

it("a list that was lost is no new owner's either", async () => {
  const folder = await testFolder()
  await writeFile(join(folder, "places.json"), "{")
  expect(await start(folder).chosen.look()).toEqual({ kind: "unreadable", reason: "missing" })
  expect(await start(folder).chosen.look()).toEqual({ kind: "unreadable", reason: "missing" })
})

it("a list that cannot be read now is said to be so", async () => {
  const folder = await testFolder()
  await mkdir(join(folder, "places.json"))
  expect(await start(folder).chosen.look()).toEqual({ kind: "unreadable", reason: "not-readable" })
})

it("of several the one opened last is turned to, and before any was opened the owner chooses", async () => {
  const folder = await testFolder()
  const { make, places, chosen } = start(folder)
  const [one, two] = [await make(), await make()]
  expect(await chosen.look()).toEqual({ kind: "choose" })
  expect(chosen.ref).toBeNull()
  for (const ref of [one, two, one]) {
    // The clock of the list is of milliseconds.
    await new Promise((resolve) => setTimeout(resolve, 2))
    must(await places.noteOpened(ref))
    const later = start(folder).chosen
    await later.look()
    expect(later.ref).toBe(ref)
  }
  chosen.choose(two)
  await chosen.look()
  expect(chosen.ref).toBe(two)
})
