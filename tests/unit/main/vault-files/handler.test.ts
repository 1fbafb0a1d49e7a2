import { createHash } from "node:crypto"
import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { beforeEach, describe, expect, it, onTestFinished } from "vitest"
import {
  createVaultFilesHandler,
  type VaultFilesHandler,
} from "../../../../electron/main/vault-files/handler.ts"
import { creation, outerFrame, outerHeader } from "../../../support/vault-files/frames.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"
import { ownOrigin, ownRequest } from "../../../support/vault-files/own-request.ts"

const vault = new Uint8Array(16).fill(7)
const header = outerHeader(vault)
const firstFrame = outerFrame(vault)
const made = creation(header, firstFrame)
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")

let root: string
let handler: VaultFilesHandler

beforeEach(async () => {
  root = join(await testFolder(), "v")
  handler = createVaultFilesHandler({ root, origins: [ownOrigin] })
  onTestFinished(() => handler.seal())
})

async function ask(method: string, path: string, body?: Uint8Array<ArrayBuffer>) {
  const response = await handler.handle(ownRequest(method, path, body))
  return { status: response.status, ...((await response.json()) as { value?: unknown; refusal?: unknown }) }
}

async function bytesOf(path: string) {
  return new Uint8Array(await (await handler.handle(ownRequest("GET", path))).arrayBuffer())
}

async function listed() {
  const { value } = await ask("GET", "list")
  const { vaults } = value as { vaults: readonly { ref: string; refusal: string | null }[] }
  return vaults.map(({ ref, refusal }) => ({ ref, refusal }))
}

/** A vault whose append-only file is empty, so that offsets below begin at 0. */
async function created(): Promise<string> {
  const ref = (await ask("POST", made.path, made.body)).value
  if (typeof ref !== "string") throw new Error("not created")
  await ask("POST", `${ref}/lock`)
  await ask("POST", `${ref}/cut?at=4096&to=0`)
  await ask("DELETE", `${ref}/lock`)
  return ref
}

describe("the vault files' handler", () => {
  it("creates a vault, lists it, and carries header and frames byte by byte", async () => {
    expect(await listed()).toEqual([])
    const ref = await created()
    expect(await listed()).toEqual([{ ref, refusal: null }])
    expect((await readdir(join(root, ref))).toSorted()).toEqual(["header", "j"])
    expect((await stat(join(root, ref))).mode & 0o777).toBe(0o700)
    expect((await stat(join(root, ref, "header"))).mode & 0o777).toBe(0o600)
    expect(await bytesOf(`${ref}/header`)).toEqual(header)
    expect(await ask("POST", `${ref}/lock`)).toEqual({ status: 200, value: { length: 0 } })
    const frames = [outerFrame(vault), outerFrame(vault, 300)]
    expect(await ask("POST", `${ref}/j?at=0`, frames[0])).toEqual({ status: 200, value: 4096 })
    expect(await ask("POST", `${ref}/j?at=4096`, frames[1])).toEqual({ status: 200, value: 301 * 4096 })
    expect(Buffer.compare(await bytesOf(`${ref}/j?from=0&to=99999999`), Buffer.concat(frames))).toBe(0)
    expect((await bytesOf(`${ref}/j?from=4000&to=5000`)).length).toBe(1000)
    expect(await ask("GET", `${ref}/stat`)).toMatchObject({
      value: { header: header.length, length: 301 * 4096 },
    })
    const changed = outerHeader(vault, 400)
    expect(await ask("PUT", `${ref}/header?was=${digest(changed)}`, changed)).toMatchObject({ status: 409 })
    expect(await ask("PUT", `${ref}/header?was=${digest(header)}`, changed)).toMatchObject({ status: 200 })
    expect(await bytesOf(`${ref}/header`)).toEqual(changed)
  })

  it("creates a vault with its first frame, or not at all", async () => {
    const { value: ref } = await ask("POST", made.path, made.body)
    expect(Buffer.compare(await readFile(join(root, String(ref), "j")), firstFrame)).toBe(0)
    const other = creation(header, outerFrame(new Uint8Array(16).fill(8)))
    for (const { path, body } of [
      other,
      { path: "create", body: made.body },
      { path: "create?header=0", body: made.body },
      { path: `create?header=${header.length - 1}`, body: made.body },
      { path: `create?header=${header.length}`, body: header },
      { path: "create?header=99999", body: made.body },
    ]) {
      expect([path, (await ask("POST", path, body)).status]).toEqual([path, 400])
    }
    expect(await readdir(root)).toEqual([ref])
  })

  it("writes nothing without the lock, nor after it was sealed, and reads on", async () => {
    const ref = await created()
    expect(await ask("POST", `${ref}/j?at=0`, outerFrame(vault))).toMatchObject({
      refusal: { name: "not-held" },
    })
    await ask("POST", `${ref}/lock`)
    expect(await ask("POST", `${ref}/j?at=0`, outerFrame(vault))).toMatchObject({ status: 200 })
    await handler.seal()
    expect(await readdir(join(root, ref))).not.toContain("lock")
    for (const [method, path, body] of [
      ["POST", `${ref}/j?at=4096`, outerFrame(vault)],
      ["POST", `${ref}/lock`, undefined],
      ["POST", made.path, made.body],
      ["PUT", `${ref}/header`, header],
    ] as const) {
      expect(await ask(method, path, body)).toEqual({ status: 423, refusal: { name: "sealed" } })
    }
    expect(await bytesOf(`${ref}/header`)).toEqual(header)
    handler.unseal()
    expect(await ask("POST", `${ref}/lock`)).toMatchObject({ value: { length: 4096 } })
    await rm(join(root, ref, "lock"))
    expect(await ask("POST", `${ref}/j?at=4096`, outerFrame(vault))).toMatchObject({
      refusal: { name: "lost-lock" },
    })
  })

  it("lets in whole frames of the vault's own only", async () => {
    const ref = await created()
    await ask("POST", `${ref}/lock`)
    const frame = outerFrame(vault, 2)
    const wrong = [
      outerFrame(new Uint8Array(16).fill(8), 2),
      frame.slice(0, 4096),
      frame.slice(0, 8191),
      frame.map((byte, at) => (at === 0 ? byte ^ 1 : byte)),
      frame.map((byte, at) => (at === 8191 ? byte ^ 1 : byte)),
    ]
    for (const bytes of wrong) {
      expect(await ask("POST", `${ref}/j?at=0`, bytes)).toEqual({
        status: 400,
        refusal: { name: "not-a-frame" },
      })
    }
    await ask("POST", `${ref}/rewrite-begin`)
    expect(await ask("POST", `${ref}/rewrite-add?at=0`, wrong[0])).toMatchObject({ status: 400 })
    expect(await ask("POST", `${ref}/j?at=0`, frame)).toMatchObject({ status: 200 })
  })

  it("answers the app's own script only", async () => {
    const ref = await created()
    const path = `${ref}/header`
    const own: Record<string, string> = {
      "sec-fetch-site": "same-origin",
      "sec-fetch-dest": "empty",
      origin: ownOrigin,
    }
    expect((await handler.handle(ownRequest("GET", path, null, own))).status).toBe(200)
    const foreign: Record<string, string>[] = [
      { "x-v": "2" },
      { "x-v": "" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "none" },
      { "sec-fetch-dest": "iframe" },
      { "sec-fetch-dest": "document" },
      { origin: "https://example.com" },
      { origin: "null" },
      { origin: `${ownOrigin}.example.com` },
    ]
    for (const headers of foreign) {
      expect((await handler.handle(ownRequest("GET", path, null, { ...own, ...headers }))).status).toBe(403)
    }
    const elsewhere = new Request(`https://example.com/v/${path}`, { headers: { "x-v": "1" } })
    expect((await handler.handle(elsewhere)).status).toBe(403)
  })

  it("takes no path from a request and no number but a whole one", async () => {
    const ref = await created()
    await ask("POST", `${ref}/lock`)
    const paths = [
      "../v/list2",
      "%2e%2e/header",
      `..%2f${ref}/header`,
      `${ref}/../header`,
      `${ref}/header/`,
      `${ref}/%2e%2e%2fheader`,
      `${ref.toUpperCase()}/header`,
      `${ref}x/header`,
      `${ref}/constructor`,
      `${ref}/__proto__`,
      `${ref}/lock`,
      "",
      ref,
      `${ref}/j`,
      `${ref}/j?from=0`,
      `${ref}/j?from=-1&to=5`,
      `${ref}/j?from=1e3&to=5000`,
      `${ref}/j?from=5&to=4`,
      `${ref}/j?from=0&to=99999999999999999999`,
    ]
    for (const path of paths) {
      const { status } = await handler.handle(ownRequest("GET", path))
      expect([path, status]).toEqual([path, 400])
    }
    expect((await ask("GET", `${"0".repeat(32)}/header`)).status).toBe(404)
    for (const path of [`${ref}/cut?at=5&to=6`, `${ref}/cut?at=5`, `${ref}/rewrite-add`, `${ref}/j`]) {
      expect((await ask("POST", path, outerFrame(vault))).status).toBe(400)
    }
    expect((await ask("POST", `${ref}/rewrite-add?at=0`, outerFrame(vault))).status).toBe(409)
  })

  it("holds no more of a body than is allowed, whatever its length claims", async () => {
    const ref = await created()
    await ask("POST", `${ref}/lock`)
    const long = new Uint8Array(64 * 1024 + 1)
    expect(await ask("PUT", `${ref}/header?was=${digest(header)}`, long)).toMatchObject({ status: 413 })
    expect(await ask("PUT", `${ref}/header?was=${digest(header)}`, new Uint8Array())).toMatchObject({
      status: 400,
    })
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(16 * 1024))
      },
    })
    const request = new Request(`${ownOrigin}/v/${ref}/header`, {
      method: "PUT",
      headers: { "x-v": "1" },
      body: endless,
      duplex: "half",
    } as RequestInit)
    expect((await handler.handle(request)).status).toBe(413)
    expect(pulled).toBeLessThan(10)
    expect(await bytesOf(`${ref}/header`)).toEqual(header)
  })

  it("never takes a link, a file or an unreadable folder for a vault, or for none", async () => {
    const ref = await created()
    const [link, file] = ["1".repeat(32), "2".repeat(32)]
    await symlink(join(root, ref), join(root, link))
    await writeFile(join(root, file), "")
    expect(await listed()).toEqual(
      [
        { ref, refusal: null },
        { ref: link, refusal: "foreign-file" },
        { ref: file, refusal: "foreign-file" },
      ].toSorted((one, two) => (one.ref < two.ref ? -1 : 1)),
    )
    expect(await ask("GET", `${link}/header`)).toMatchObject({ refusal: { name: "foreign-file" } })
    await rm(join(root, ref, "header"))
    await mkdir(join(root, ref, "header"))
    expect(await ask("GET", `${ref}/header`)).toMatchObject({ refusal: { name: "foreign-file" } })
    expect(await ask("GET", `${ref}/stat`)).toMatchObject({ refusal: { name: "foreign-file" } })
    await rm(root, { recursive: true })
    await writeFile(root, "")
    expect(await ask("GET", "list")).toMatchObject({ refusal: { name: "folder-gone" } })
  })

  it.skipIf(process.getuid?.() === 0)("names a folder that may not be written", async () => {
    const ref = await created()
    await chmod(join(root, ref), 0o500)
    expect(await ask("POST", `${ref}/lock`)).toMatchObject({ refusal: { name: "read-only" } })
    await chmod(join(root, ref), 0o700)
    expect(await ask("POST", `${ref}/lock`)).toMatchObject({ status: 200 })
  })

  it("refuses a second handler on the same folder until the first lets go", async () => {
    const ref = await created()
    await ask("POST", `${ref}/lock`)
    const second = createVaultFilesHandler({ root, origins: [ownOrigin] })
    const refused = await second.handle(ownRequest("POST", `${ref}/lock`))
    expect(await refused.json()).toMatchObject({ refusal: { name: "in-use", answer: "refused" } })
    await ask("DELETE", `${ref}/lock`)
    expect((await second.handle(ownRequest("POST", `${ref}/lock`))).status).toBe(200)
    await second.seal()
  })

  it("passes on, to whoever listens, that the browser opens no database, and takes nothing else with it", async () => {
    let notes = 0
    let isFull = false
    const told = createVaultFilesHandler({
      root,
      origins: [ownOrigin],
      noteRefusedStore: async () => {
        if (isFull) throw Object.assign(new Error("full"), { code: "ENOSPC" })
        notes += 1
      },
    })
    const say = async (handled: VaultFilesHandler, request: Request) => (await handled.handle(request)).status
    expect(await say(told, ownRequest("POST", "store-refused"))).toBe(200)
    expect(notes).toBe(1)
    expect(await say(handler, ownRequest("POST", "store-refused"))).toBe(400)
    for (const [method, path] of [
      ["GET", "store-refused"],
      ["DELETE", "store-refused"],
      ["POST", "store-refused?path=IndexedDB"],
      ["POST", "store-refused/x"],
      ["POST", "store-refused%2Fx"],
    ] as const) {
      expect([method, path, await say(told, ownRequest(method, path))]).toEqual([method, path, 400])
    }
    const foreign = ownRequest("POST", "store-refused", null, { "sec-fetch-site": "cross-site" })
    expect(await say(told, foreign)).toBe(403)
    await told.seal()
    expect(await say(told, ownRequest("POST", "store-refused"))).toBe(423)
    told.unseal()
    isFull = true
    expect(await say(told, ownRequest("POST", "store-refused"))).toBe(507)
    expect(notes).toBe(1)
  })

  it("rewrites the append-only file while commits go on", async () => {
    const ref = await created()
    await ask("POST", `${ref}/lock`)
    await ask("POST", `${ref}/j?at=0`, outerFrame(vault, 4))
    await ask("POST", `${ref}/rewrite-begin`)
    const fresh = outerFrame(vault)
    expect((await ask("POST", `${ref}/rewrite-add?at=0`, fresh)).value).toBe(4096)
    expect((await ask("POST", `${ref}/j?at=16384`, outerFrame(vault))).value).toBe(20480)
    expect((await ask("POST", `${ref}/rewrite-finish?old=16384&length=4096`)).status).toBe(409)
    expect((await ask("POST", `${ref}/rewrite-finish?old=20480&length=4096`)).value).toBe(4096)
    expect(Buffer.compare(await readFile(join(root, ref, "j")), fresh)).toBe(0)
    await ask("POST", `${ref}/rewrite-begin`)
    await ask("POST", `${ref}/rewrite-abort`)
    expect((await readdir(join(root, ref))).toSorted()).toEqual(["header", "j", "lock"])
  })
})
