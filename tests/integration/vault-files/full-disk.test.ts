import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { readdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it, onTestFinished } from "vitest"
import { createVaultFilesHandler } from "../../../electron/main/vault-files/handler.ts"
import { creation, outerFrame, outerHeader } from "../../support/vault-files/frames.ts"
import { testFolder } from "../../support/vault-files/folder.ts"
import { ownOrigin, ownRequest } from "../../support/vault-files/own-request.ts"

const vault = new Uint8Array(16).fill(7)
const header = outerHeader(vault)
const made = creation(header, outerFrame(vault))
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")

function mount(...args: string[]): boolean {
  try {
    execFileSync("mount", args, { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

/** A file system of its own of 1 MiB, or null where this user may not mount one. */
async function smallDisk(): Promise<string | null> {
  const at = await testFolder()
  if (!mount("-t", "tmpfs", "-o", "size=1m", "none", at)) return null
  onTestFinished(() => void execFileSync("umount", ["-l", at]))
  return at
}

async function fill(disk: string, leave: number): Promise<void> {
  const file = join(disk, "filler")
  execFileSync("sh", ["-c", `dd if=/dev/zero of='${file}' bs=4096 2>/dev/null; true`])
  if (leave > 0) execFileSync("truncate", ["-s", `-${leave}`, file])
}

describe("the vault's folder on a disk", () => {
  it("that is full refuses by name, keeps the old state, and goes on when there is room", async (test) => {
    const disk = await smallDisk()
    if (disk === null) return test.skip("mounting a small file system needs root")
    const root = join(disk, "v")
    const handler = createVaultFilesHandler({ root, origins: [ownOrigin] })
    onTestFinished(() => handler.seal())
    const ask = async (method: string, path: string, body?: Uint8Array<ArrayBuffer>) => {
      const response = await handler.handle(ownRequest(method, path, body))
      return (await response.json()) as { value?: unknown; refusal?: unknown }
    }
    const full = { refusal: { name: "disk-full" } }

    await fill(disk, 0)
    expect(await ask("POST", made.path, made.body)).toEqual(full)
    await rm(join(disk, "filler"))
    const ref = (await ask("POST", made.path, made.body)).value as string
    const folder = join(root, ref)
    await fill(disk, 0)
    expect(await ask("POST", `${ref}/lock`)).toEqual(full)
    expect((await readdir(folder)).toSorted()).toEqual(["header", "j"])
    await rm(join(disk, "filler"))
    expect(await ask("POST", `${ref}/lock`)).toMatchObject({ value: { length: 4096 } })
    const first = await readFile(join(folder, "j"))
    expect(await ask("POST", `${ref}/rewrite-begin`)).toMatchObject({ value: 0 })

    const second = outerFrame(vault, 8)
    const fresh = outerHeader(vault, 5000)
    for (const room of [0, 4096, 5 * 4096]) {
      await fill(disk, room)
      expect(await ask("POST", `${ref}/j?at=4096`, second)).toEqual(full)
      expect(await ask("POST", `${ref}/rewrite-add?at=0`, second)).toEqual(full)
      if (room < 8192) expect(await ask("PUT", `${ref}/header?was=${digest(header)}`, fresh)).toEqual(full)
      expect(Buffer.compare(await readFile(join(folder, "j")), first)).toBe(0)
      expect(Buffer.compare(await readFile(join(folder, "header")), header)).toBe(0)
      await rm(join(disk, "filler"))
    }
    expect(await ask("POST", `${ref}/j?at=4096`, second)).toEqual({ value: 9 * 4096 })
    expect(await ask("POST", `${ref}/rewrite-add?at=0`, second)).toEqual({ value: 8 * 4096 })
    expect(await ask("PUT", `${ref}/header?was=${digest(header)}`, fresh)).toEqual({ value: null })
    await writeFile(join(disk, "after"), "")
  })

  it("that may only be read refuses by name and is read on", async (test) => {
    const disk = await smallDisk()
    if (disk === null) return test.skip("mounting a small file system needs root")
    const handler = createVaultFilesHandler({ root: join(disk, "v"), origins: [ownOrigin] })
    const answer = await handler.handle(ownRequest("POST", made.path, made.body))
    const { value: ref } = (await answer.json()) as { value: string }
    // A read from another handler keeps no file open for writing, which a remount would refuse.
    expect(mount("-o", "remount,ro", disk)).toBe(true)
    const locked = await handler.handle(ownRequest("POST", `${ref}/lock`))
    expect(await locked.json()).toEqual({ refusal: { name: "read-only" } })
    expect((await handler.handle(ownRequest("GET", `${ref}/header`))).status).toBe(200)
    expect(mount("-o", "remount,rw", disk)).toBe(true)
    expect((await handler.handle(ownRequest("POST", `${ref}/lock`))).status).toBe(200)
    await handler.seal()
  })
})
