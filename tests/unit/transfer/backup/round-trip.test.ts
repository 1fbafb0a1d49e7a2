import { gunzipSync, gzipSync } from "node:zlib"
import * as fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { refuse } from "../../../../src/base/result.ts"
import type { BackupItem } from "../../../../src/transfer/backup/backup-item.ts"
import type { BackupFile } from "../../../../src/transfer/backup/backup-source.ts"
import { type BackupProof, readBackup } from "../../../../src/transfer/backup/read-backup.ts"
import { writeBackup, writeLines } from "../../../../src/transfer/backup/write-backup.ts"
import { streamOf } from "../../../../src/transfer/byte-stream.ts"
import { StreamRefusal } from "../../../../src/transfer/stream-refusal.ts"
import type { JsonObject } from "../../../../src/vault/json.ts"
import { must } from "../../../support/must.ts"
import { startCrypto } from "../../../support/test-vault.ts"
import { bytesOf, inPieces } from "../../../support/transfer/age-parts.ts"
import {
  frozen,
  madeAt,
  mixedBackup,
  readPayload,
  sampleDocument,
  sampleFile,
  sampleHead,
  sampleIdentity,
  type SampleRecord,
  sampleSource,
  sampleVault,
  writtenBackup,
} from "../../../support/transfer/sample-backup.ts"

beforeAll(startCrypto)

const by = (...filled: readonly number[]): BackupProof => ({
  by: "identities",
  identities: filled.map(sampleIdentity),
})

const filesIn = (items: readonly BackupItem[]): ReadonlyMap<string, Buffer> => {
  const files = new Map<string, Buffer>()
  for (const item of items)
    if (item.kind === "chunk")
      files.set(item.file, Buffer.concat([files.get(item.file) ?? Buffer.of(), item.bytes]))
  return files
}
const recordsIn = (items: readonly BackupItem[]): readonly JsonObject[] =>
  items.flatMap((item) =>
    item.kind === "record"
      ? [
          {
            head: item.record as unknown as JsonObject,
            bodies: Object.fromEntries(item.bodies),
            scope: item.scope,
          },
        ]
      : [],
  )
const recordsOf = (records: readonly SampleRecord[]): readonly JsonObject[] =>
  records.map(({ head, bodies, scope }) => ({
    head: head as unknown as JsonObject,
    bodies: bodies ?? {},
    scope: scope ?? null,
  }))

describe("A backup's payload", () => {
  it("gives back every record, text, scope and file, proven by the identity it was made with", async () => {
    const { records, files } = mixedBackup()
    const { items, said } = await readPayload(
      await writtenBackup(records, sampleIdentity(1), { files }),
      by(2, 1),
    )
    expect(recordsIn(items)).toEqual(recordsOf(records))
    const found = filesIn(items)
    for (const { file, read } of files) expect(found.get(file)?.equals(await bytesOf(read()))).toBe(true)
    expect(said).toEqual({
      origin: "proven",
      records: 6,
      counts: new Map(
        Object.entries({ "journal-note": 1, contact: 1, orrery: 1, removal: 1, attachment: 2 }),
      ),
      files: { count: 2, bytes: 450_000 },
      textsNotUnderstood: 1,
    })
  })

  it("is proven under a passphrase by the key in it, which proves nothing in a file to a recipient", async () => {
    const { records, files } = mixedBackup()
    const own = await writtenBackup(records, "own", { files })
    expect((await readPayload(own, { by: "passphrase" })).said).toMatchObject({ origin: "proven" })
    expect((await readPayload(own, by(1))).said).toMatchObject({ origin: "unknown" })
    const made = await writtenBackup(records, sampleIdentity(1), { files })
    for (const other of [by(2), by(), { by: "passphrase" } as const])
      expect((await readPayload(made, other)).said).toMatchObject({ origin: "unknown" })
  })

  it("says in its manifest what is in it, before anything else of it is read", async () => {
    const { records, files } = mixedBackup()
    for (const [kind, parts] of [
      ["backup", files],
      ["snapshot", []],
    ] as const) {
      const payload = await writtenBackup(records, sampleIdentity(1), { kind, files: parts })
      const reading = must(await readBackup(streamOf(payload), by(1)))
      expect(reading.manifest).toMatchObject({
        kind,
        vault: sampleVault,
        generation: 7,
        madeAt,
        app: "0.1.0",
        files: { count: 2, bytes: 450_000 },
      })
      expect(() => reading.verdict()).toThrow("not read to its end")
      await reading.cancel()
      expect(reading.verdict()).toEqual(refuse("cancelled"))
    }
  })

  it("leaves out what belongs to one computer or one folder", async () => {
    const kept = { head: sampleHead("contact", "kept") }
    const out = ["workspace", "replica", "vault-keys"].map((type) => ({ head: sampleHead(type, "out") }))
    const { items, said } = await readPayload(await writtenBackup([...out, kept], "own"), {
      by: "passphrase",
    })
    expect(recordsIn(items)).toEqual(recordsOf([kept]))
    expect(said).toMatchObject({ records: 1 })
  })

  it("of any records and any texts comes back as it was", async () => {
    const text = fc.string({ unit: "binary" })
    const record = fc.record({ title: text, body: fc.option(text), extra: fc.jsonValue({ maxDepth: 4 }) })
    const isPlain = (value: unknown): boolean => !/"(__proto__|constructor)":/.test(JSON.stringify(value))
    await fc.assert(
      fc.asyncProperty(
        fc.array(record.filter(isPlain), { maxLength: 8 }),
        fc.integer({ min: 50, max: 3000 }),
        async (made, step) => {
          const records = made.map(({ title, body, extra }, at) => {
            // What was stored once has been through JSON: without -0, among others.
            const fields = JSON.parse(JSON.stringify({ title, extra })) as JsonObject
            return {
              head: sampleHead("journal-note", `${at}`, fields),
              ...(body === null ? {} : { bodies: { text: sampleDocument(body) } }),
            }
          })
          const payload = inPieces(await writtenBackup(records, sampleIdentity(1)), step)
          const { items, said } = await readPayload(payload, by(1))
          expect(recordsIn(items)).toEqual(recordsOf(records))
          expect(said).toMatchObject({ origin: "proven", records: records.length })
        },
      ),
      { numRuns: 25 },
    )
  })

  it("is never so monotonous that a reader takes it for a bomb", async () => {
    const zeros = sampleFile("zeros", new Uint8Array(12_000_000))
    const texts = Array.from({ length: 3 }, (_, at) => ({
      head: sampleHead("journal-note", `${at}`),
      bodies: { text: sampleDocument("仁".repeat(1_500_000)) },
    }))
    const small = Array.from({ length: 3000 }, (_, at) => ({
      head: sampleHead("journal-note", `small ${at}`),
    }))
    for (const records of [[zeros.record], texts, small]) {
      const files = records.length === 1 ? [zeros.file] : []
      const payload = await writtenBackup(records, sampleIdentity(1), { files })
      expect((await readPayload(payload, by(1))).said).toMatchObject({ origin: "proven" })
    }
  })
})

describe("The writing of a backup", () => {
  const written = (
    more: Parameters<typeof sampleSource>[2],
    records: readonly SampleRecord[] = [],
  ): Promise<unknown> =>
    bytesOf(writeBackup(sampleSource(records, "own", more))).then(
      () => "written",
      (error: unknown) => (error instanceof StreamRefusal ? error.reason : error),
    )

  it("takes from its source no faster than it is read, and lets go of it where it is cancelled", async () => {
    let given = 0
    let isCancelled = false
    const read: BackupFile["read"] = () =>
      new ReadableStream<Uint8Array>({
        pull: (to) => {
          given += 65_536
          to.enqueue(crypto.getRandomValues(new Uint8Array(65_536)))
        },
        cancel: () => {
          isCancelled = true
        },
      })
    const endless = sampleFile("long", new Uint8Array(0))
    const record = { head: { ...endless.record.head, size: 400_000_000 } }
    const files = [{ ...endless.file, bytes: 400_000_000, read }]
    // Not through the compression: Node 20 counts its chunks as bytes, and so lets them pile up.
    const reader = writeLines(sampleSource([record], "own", { files })).getReader()
    for (let taken = 0; taken < 2_000_000; ) taken += (await reader.read()).value?.length ?? 2_000_000
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(given).toBeLessThan(5_000_000)
    await reader.cancel()
    expect(isCancelled).toBe(true)
  })

  it("ends with a refusal where a text or a file is not to be had whole", async () => {
    const { file, record } = sampleFile("a", Uint8Array.of(1, 2, 3))
    expect(await written({ files: [file] }, [record])).toBe("written")
    const shown = (bytes: readonly number[]): BackupFile => ({
      ...file,
      read: () => streamOf(Uint8Array.from(bytes)),
    })
    for (const bytes of [[], [1, 2], [1, 2, 3, 4]])
      expect(await written({ files: [shown(bytes)] }, [record]), `${bytes.length}`).toBe("damaged")
    expect(await written({ files: [file] }, [])).toBe("damaged")
    const note = { head: sampleHead("journal-note", "a"), bodies: { text: sampleDocument("a") } }
    expect(await written({}, [note])).toBe("written")
    const broken = { ...frozen([note]), body: () => Promise.resolve(refuse({ reason: "damaged" })) }
    expect(await written({ records: broken })).toBe("damaged")
    const failing = {
      ...file,
      read: () => new ReadableStream<Uint8Array>({ pull: (to) => to.error(new Error("gone")) }),
    }
    expect(await written({ files: [failing] }, [record])).toEqual(new Error("gone"))
  })

  it("refuses what no reader would take", async () => {
    const text = sampleDocument("a".repeat(30 * 1024 * 1024))
    const note = (bodies: SampleRecord["bodies"]): SampleRecord[] => [
      { head: sampleHead("journal-note", "a"), ...(bodies === undefined ? {} : { bodies }) },
    ]
    expect(await written({}, note({ text }))).toBe("written")
    expect(await written({}, note({ text, aside: text, third: text }))).toBe("too-large")
  })
})

describe("The text in the gzip", () => {
  it("is lines of JSON as JSON.stringify writes them, the last of them with the MAC", async () => {
    const { records, files } = mixedBackup()
    const text = gunzipSync(await writtenBackup(records, sampleIdentity(1), { files })).toString("utf8")
    const lines = text.split("\n")
    expect(lines.pop()).toBe("")
    for (const line of lines) expect(JSON.stringify(JSON.parse(line))).toBe(line)
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object)[0])).toEqual([
      "format",
      ...Array<string>(6).fill("record"),
      ...Array<string>(3).fill("file"),
      "end",
    ])
    expect((await readPayload(gzipSync(text), by(1))).said).toMatchObject({ origin: "proven" })
  })
})
