import { randomFillSync } from "node:crypto"
import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import { must } from "../../../support/must.ts"
import { OpenAttachments } from "../../../support/open-attachments.ts"
import { nobody } from "../../../support/open-records.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { startCrypto, withBitFlipped } from "../../../support/test-vault.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const mib = 1024 * 1024
const filled = (length: number) => randomFillSync(new Uint8Array(length))
const png = () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...filled(500))

let out: string
let open: OpenAttachments
let note: RecordId

beforeEach(async () => {
  out = await testFolder()
  open = await OpenAttachments.on(await VaultOnDisk.create(await testFolder()))
  onTestFinished(() => open.close())
  note = await open.note()
})

const save = async (id: RecordId, name = "out") =>
  open.attachments.save(id, await open.disk.target(join(out, name)), () => undefined)

async function savedBytes(id: RecordId): Promise<Buffer> {
  must(await save(id))
  return readFile(join(out, "out"))
}

async function damage(change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): Promise<void> {
  const [name = ""] = await open.files()
  const path = join(open.disk.path, "f", name)
  await writeFile(path, change(Uint8Array.from(await readFile(path))))
}

describe("a file that is added to a record", () => {
  it.each([0, 1, mib - 9, mib - 8, mib - 7, 3_000_000])(
    "of %i bytes is listed and comes back equal",
    async (size) => {
      const content = filled(size)
      const row = await open.added(note, "Plan.pdf", content)
      expect(row).toMatchObject({ name: "Plan.pdf", size, isImage: false })
      expect(open.attachments.list(note)).toEqual([row])
      expect(await open.files()).toHaveLength(1)
      expect(Buffer.compare(await savedBytes(row.id), content)).toBe(0)
      expect(await readdir(out)).toEqual(["out"])
    },
  )

  it("is there after the vault was locked and opened, in its order, under the scope of its record", async () => {
    const first = await open.added(note, "b.txt", filled(10))
    const second = await open.added(note, "a.txt", filled(10))
    await open.close()
    open = await OpenAttachments.on(open.disk)
    expect(open.attachments.list(note)).toEqual([first, second])
    expect(open.storage.records.scopeOf(first.id)).toBe(open.storage.records.scopeOf(note))
    expect(await savedBytes(second.id)).toHaveLength(10)
  })

  it("tells how far it is, to its end", async () => {
    await open.added(note, "Film.mov", filled(3_000_000))
    expect(open.told.at(-1)).toEqual([3_000_000, 3_000_000])
    expect(open.told.map(([done]) => done)).toEqual(open.told.map(([done]) => done).toSorted((a, b) => a - b))
  })

  it("lies sealed in the folder: neither its words nor its name, and no key but in its record", async () => {
    const row = await open.added(
      note,
      "Marmalade letter.txt",
      new TextEncoder().encode("elephants never forget "),
    )
    const { key } = open.knowledge.entity("attachment", row.id) ?? {}
    const [name = ""] = await open.files()
    expect(name).toMatch(/^[0-9a-f]{32}$/)
    for (const path of [join(open.disk.path, "f", name), open.disk.journalPath]) {
      const bytes = await readFile(path)
      for (const needle of ["Marmalade", "elephants", key ?? "no key", Buffer.from(key ?? "", "hex")])
        expect(bytes.includes(needle)).toBe(false)
    }
    expect(JSON.stringify(row)).not.toContain(key)
  })

  it("keeps a long name's ending, cleans it, and can be called otherwise", async () => {
    const row = await open.added(note, `${"n".repeat(300)}\n.tar.gz`, filled(3))
    expect(row.name).toHaveLength(255)
    expect(row.name).toMatch(/n\.gz$|n \.tar\.gz$|n\.tar\.gz$/)
    must(await open.attachments.rename(row.id, "Short.gz"))
    expect(open.attachments.list(note)[0]?.name).toBe("Short.gz")
    expect((await open.attachments.rename(row.id, " ")).ok).toBe(false)
    expect((await open.attachments.rename(note, "Not a file")).ok).toBe(false)
  })

  it("is refused where nothing is there to hang it on, or it is too large, and leaves nothing", async () => {
    const tooLarge = { size: 500_000_001, name: "Film", type: "" } as File
    expect(await open.add(note, tooLarge)).toEqual({ ok: false, refusal: { reason: "too-large" } })
    const small = new File([filled(3)], "Small")
    expect(await open.add(nobody, small)).toEqual({ ok: false, refusal: { reason: "not-found" } })
    must(await open.book.trash(note))
    expect(await open.add(note, small)).toEqual({ ok: false, refusal: { reason: "not-found" } })
    must(await open.book.restore(note))
    expect((await open.add(note, small)).ok).toBe(true)
    expect(await open.files()).toHaveLength(1)
  })

  it("leaves nothing when it cannot be read to its end", async () => {
    const whole = new File([filled(3 * mib)], "Away")
    const away = {
      size: whole.size,
      name: "Away",
      type: "",
      slice: (from: number, to: number) => (from < 2 * mib ? whole.slice(from, to) : new Blob()),
    } as File
    expect((await open.add(note, whole)).ok).toBe(true)
    expect(await open.add(note, away)).toEqual({ ok: false, refusal: { reason: "unreadable" } })
    expect(await open.files()).toHaveLength(1)
    expect(open.attachments.list(note)).toHaveLength(1)
  })

  it("can be cancelled while it is added, and another one waits for its end", async () => {
    const adding = open.attachments.add(note, new File([filled(4 * mib)], "Long"), () =>
      open.attachments.cancel(),
    )
    const busy = { ok: false, refusal: { reason: "busy" } }
    expect(await open.add(note, new File([], "Other"))).toEqual(busy)
    expect(await adding).toEqual({ ok: false, refusal: { reason: "cancelled" } })
    expect(await open.files()).toEqual([])
    expect((await open.add(note, new File([], "Other"))).ok).toBe(true)
  })
})

describe("a file that is saved", () => {
  it("can be cancelled, and then nothing stands there", async () => {
    const row = await open.added(note, "Long", filled(4 * mib))
    const target = await open.disk.target(join(out, "Long"))
    const saved = await open.attachments.save(row.id, target, () => open.attachments.cancel())
    expect(saved).toEqual({ ok: false, refusal: { reason: "cancelled" } })
    expect(await readdir(out)).toEqual([])
    must(await save(row.id))
    expect(await readdir(out)).toEqual(["out"])
  })

  it.each([
    ["a bit turned", (bytes: Uint8Array<ArrayBuffer>) => withBitFlipped(bytes, 8 * (bytes.length - 20))],
    ["its end cut off", (bytes: Uint8Array<ArrayBuffer>) => bytes.subarray(0, mib + 41)],
    ["nothing in it", () => new Uint8Array()],
  ])("is not put in place of another one with %s", async (_, change) => {
    const row = await open.added(note, "Plan", filled(2 * mib))
    await writeFile(join(out, "out"), "what was there")
    expect((await save(row.id, "good")).ok).toBe(true)
    await damage(change)
    expect(await save(row.id)).toEqual({ ok: false, refusal: { reason: "damaged" } })
    expect((await readdir(out)).toSorted()).toEqual(["good", "out"])
    expect(await readFile(join(out, "out"), "utf8")).toBe("what was there")
  })

  it("is not put in place where its bytes open and are not those of the record", async () => {
    const row = await open.added(note, "Plan", filled(100))
    const change = { kind: "change", id: row.id, fields: { sha256: "0".repeat(64) } } as const
    must(await open.storage.records.commit([change]))
    expect(await save(row.id)).toEqual({ ok: false, refusal: { reason: "damaged" } })
    expect(await readdir(out)).toEqual([])
  })

  it("goes to a place that the shell gave and nowhere else, once", async () => {
    const row = await open.added(note, "Plan", filled(100))
    const target = await open.disk.target(join(out, "Plan"))
    must(await open.attachments.save(row.id, target, () => undefined))
    expect((await open.attachments.save(row.id, target, () => undefined)).ok).toBe(false)
    expect(await save(note)).toEqual({ ok: false, refusal: { reason: "not-found" } })
  })
})

describe("a picture", () => {
  it("is known by its bytes and opened whole", async () => {
    const bytes = png()
    const row = await open.added(note, "Board", bytes)
    expect(row).toMatchObject({ isImage: true, mediaType: "image/png" })
    expect(must(await open.attachments.openImage(row.id))).toEqual({ bytes, mediaType: "image/png" })
  })

  it("is none where it only calls itself one, where it is a drawing with scripts, or where it is too large", async () => {
    const svg = new File(["<svg onload='alert(1)'/>"], "Board.svg", { type: "image/svg+xml" })
    const named = new File([filled(100)], "Board.png", { type: "image/png" })
    const large = new File([png(), filled(20_000_000)], "Large.png")
    for (const [file, reason] of [
      [svg, "unreadable"],
      [named, "unreadable"],
      [large, "too-large"],
    ] as const) {
      const row = must(await open.add(note, file))
      expect(row.isImage).toBe(false)
      expect(await open.attachments.openImage(row.id)).toEqual({ ok: false, refusal: { reason } })
    }
  })

  it("is not shown damaged", async () => {
    const row = await open.added(note, "Board", png())
    expect((await open.attachments.openImage(row.id)).ok).toBe(true)
    await damage((bytes) => withBitFlipped(bytes, 1000))
    expect(await open.attachments.openImage(row.id)).toEqual({ ok: false, refusal: { reason: "damaged" } })
  })
})
