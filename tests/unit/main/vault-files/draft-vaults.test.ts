import { access, mkdir, readdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { dropDraftVault, publishVault } from "../../../../src/storage/shell-drafts.ts"
import { createVaultFolder, ShellFolder } from "../../../../src/storage/shell-files.ts"
import { ShellStore } from "../../../../src/storage/shell-store.ts"
import { must } from "../../../support/must.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"
import { outerFrame } from "../../../support/vault-files/frames.ts"
import {
  headerOf,
  put,
  type TestShell,
  testShell,
  testVault,
} from "../../../support/vault-files/test-shell.ts"

const attached = "0123456789abcdef0123456789abcdef"
const frame = outerFrame(testVault)

/** A draft with a second frame and an attachment, its lock held. */
async function draftIn(shell: TestShell, place?: string) {
  const how = { isDraft: true, ...(place === undefined ? {} : { place }) }
  const ref = must(await createVaultFolder(shell.send, headerOf(0), frame, how))
  const folder = new ShellFolder(shell.send, ref)
  must(await folder.takeLock())
  must(await folder.append(frame.length, frame))
  expect(await put(new ShellStore(shell.send, `${ref}/f`), attached, frame)).toBe(true)
  return { ref, folder }
}

async function listed(shell: TestShell): Promise<readonly string[]> {
  const answer = await shell.send("list", { headers: { "x-v": "1" } })
  const refs = JSON.stringify(await answer.json()).match(/"ref":"[0-9a-f]{32}"/g) ?? []
  return refs.map((text) => text.slice(7, -1))
}

const rootOf = (shell: TestShell) => join(shell.appData, "v")
const entries = async (path: string) => (await readdir(path)).filter((name) => name !== "host").toSorted()

describe("a draft vault", () => {
  it("works like any other, unlisted, and is listed with all that it holds once it is published", async () => {
    const shell = testShell(await testFolder())
    const { ref, folder } = await draftIn(shell)
    expect(await listed(shell)).toEqual([])
    expect(await entries(rootOf(shell))).toEqual([`~${process.pid}-${ref}`])
    must(await publishVault(shell.send, ref))
    expect(await listed(shell)).toEqual([ref])
    expect(await entries(rootOf(shell))).toEqual([ref])
    expect((await folder.append(0, frame)).ok).toBe(false)
    expect(must(await folder.takeLock())).toBe(2 * frame.length)
    expect(must(await new ShellStore(shell.send, `${ref}/f`).list())).toMatchObject([{ name: attached }])
    expect((await publishVault(shell.send, ref)).ok).toBe(false)
    expect((await dropDraftVault(shell.send, ref)).ok).toBe(false)
    expect(await listed(shell)).toEqual([ref])
  })

  it("goes without a trace when it is dropped, when the app is locked, and after its process has ended", async () => {
    const appData = await testFolder()
    const shell = testShell(appData)
    const { ref } = await draftIn(shell)
    must(await dropDraftVault(shell.send, ref))
    expect(await entries(rootOf(shell))).toEqual([])
    expect((await new ShellFolder(shell.send, ref).stat()).ok).toBe(false)
    const locked = await draftIn(shell)
    await shell.handler.seal()
    expect(await entries(rootOf(shell))).toEqual([])
    shell.handler.unseal()
    expect((await publishVault(shell.send, locked.ref)).ok).toBe(false)
    const kept = await draftIn(shell)
    // No process has this number: it is above the largest that Linux gives.
    const left = `~4194999-${"a".repeat(32)}`
    await mkdir(join(rootOf(shell), left))
    await writeFile(join(rootOf(shell), left, "header"), "x")
    await mkdir(join(rootOf(shell), `~${process.pid}-${"b".repeat(32)}`))
    await mkdir(join(rootOf(shell), "~notes"))
    await listed(testShell(appData))
    expect(await entries(rootOf(shell))).toEqual([`~${process.pid}-${kept.ref}`, "~notes"].toSorted())
  })

  it("in a folder of the owner's choice is the same, and is never made over what lies there", async () => {
    const [appData, elsewhere] = [await testFolder(), await testFolder()]
    const shell = testShell(appData)
    const path = join(elsewhere, "Journal")
    const token = shell.picked.keep("new", path)
    const dropped = await draftIn(shell, token)
    expect(await listed(shell)).toEqual([])
    expect(await readdir(path)).toContain("header")
    const second = await createVaultFolder(shell.send, headerOf(0), frame, { isDraft: true, place: token })
    expect(second.ok).toBe(false)
    must(await dropDraftVault(shell.send, dropped.ref))
    await expect(access(path)).rejects.toThrow("ENOENT")
    const { ref } = await draftIn(shell, token)
    must(await publishVault(shell.send, ref))
    expect(await listed(shell)).toEqual([ref])
    expect((await readdir(path)).toSorted()).toEqual(["f", "header", "j"])
    // The same place again, as a vault that is made at once: what lies there stays.
    expect((await createVaultFolder(shell.send, headerOf(1), frame, { place: token })).ok).toBe(false)
    expect((await readdir(path)).toSorted()).toEqual(["f", "header", "j"])
    const other = join(elsewhere, "Other")
    await draftIn(shell, shell.picked.keep("new", other))
    // As after a kill: the next start finds a draft that nobody will publish.
    const next = testShell(appData)
    expect(await listed(next)).toEqual([ref])
    await expect(access(other)).rejects.toThrow("ENOENT")
    const unknown = await createVaultFolder(shell.send, headerOf(0), frame, { place: "0".repeat(32) })
    expect(unknown.ok).toBe(false)
  })
})
