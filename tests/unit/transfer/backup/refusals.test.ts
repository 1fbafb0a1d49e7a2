import { gzipSync } from "node:zlib"
import { beforeAll, describe, expect, it } from "vitest"
import { backupMacKey } from "../../../../src/crypto/subkeys.ts"
import { backupLimits } from "../../../../src/transfer/backup/payload.ts"
import { nestsDeeperThan } from "../../../../src/transfer/backup/parse-line.ts"
import { readBackup } from "../../../../src/transfer/backup/read-backup.ts"
import { writeBackup, writeLines } from "../../../../src/transfer/backup/write-backup.ts"
import { streamOf } from "../../../../src/transfer/byte-stream.ts"
import { StreamRefusal } from "../../../../src/transfer/stream-refusal.ts"
import { must } from "../../../support/must.ts"
import { startCrypto } from "../../../support/test-vault.ts"
import { bytesOf, inPieces } from "../../../support/transfer/age-parts.ts"
import { bytesOfLines, macked } from "../../../support/transfer/hostile/cases.ts"
import {
  mixedBackup,
  readPayload,
  sampleDocument,
  sampleHead,
  sampleIdentity,
  sampleSource,
  writtenBackup,
} from "../../../support/transfer/sample-backup.ts"

beforeAll(startCrypto)

const identity = sampleIdentity(1)
const proof = { by: "identities", identities: [identity] } as const

async function linesOf(...args: Parameters<typeof sampleSource>): Promise<readonly string[]> {
  const text = (await bytesOf(writeLines(sampleSource(...args)))).toString("utf8")
  return text.split("\n").slice(0, -1)
}
/** What is said of these lines under a right MAC. */
const saidOf = async (lines: readonly string[]): Promise<unknown> => {
  const { said } = await readPayload(gzipSync(bytesOfLines(macked(lines, backupMacKey(identity)))), proof)
  return typeof said === "string" ? said : said.origin
}

describe("A backup with a right MAC", () => {
  it("is refused where one record stands in the place of another", async () => {
    const lines = await linesOf(
      [{ head: sampleHead("contact", "a") }, { head: sampleHead("contact", "b") }],
      identity,
    )
    const [manifest = "", first = "", second = "", end = ""] = lines
    expect(await saidOf(lines)).toBe("proven")
    expect(await saidOf([manifest, second, first, end])).toBe("proven")
    expect(await saidOf([manifest, first, first, end])).toBe("damaged")
  })

  it("is too large where it compresses better than anything that the app writes", async () => {
    const bodies = { text: sampleDocument("a".repeat(4_000_000)) }
    const lines = await linesOf([{ head: sampleHead("journal-note", "a"), bodies }], identity)
    expect(await saidOf(lines)).toBe("proven")
    expect(await saidOf(lines.map((line) => line.replace(/,"pad":"[^"]*"/, "")))).toBe("too-large")
  })

  it("is refused above each limit of its lines, and not at it", async () => {
    const head = (depth: number): string =>
      `{"record":${JSON.stringify(sampleHead("contact", "a")).slice(0, -1)},"deep":${"[".repeat(depth)}${"]".repeat(depth)}},"bodies":{}}`
    const [manifest = "", , end = ""] = await linesOf([{ head: sampleHead("contact", "a") }], identity)
    // The line and the record are two of them.
    expect(await saidOf([manifest, head(backupLimits.depth - 2), end])).toBe("proven")
    expect(await saidOf([manifest, head(backupLimits.depth - 1), end])).toBe("damaged")
    expect(nestsDeeperThan(Buffer.from('{"[[[[\\"[[[[":"{{{{\\\\"}'), 1)).toBe(false)
    expect(nestsDeeperThan(Buffer.from('{"a":[]}'), 1)).toBe(true)
    const many = manifest.replace('"contact":1', `"contact":${backupLimits.records + 1}`)
    expect(await saidOf([many, head(1), end])).toBe("damaged")
  })
})

describe("The reading of a backup", () => {
  it("lets go of its source where it is left early, and says so", async () => {
    const { records, files } = mixedBackup()
    const payload = await bytesOf(writeBackup(sampleSource(records, identity, { files })))
    let isCancelled = false
    const source = inPieces(payload, 1000).getReader()
    const watched = new ReadableStream<Uint8Array>({
      pull: async (to) => {
        const next = await source.read()
        // It stays open at its end, as if more were to come.
        if (!next.done) to.enqueue(next.value)
      },
      cancel: () => {
        isCancelled = true
      },
    })
    const reading = must(await readBackup(watched, proof))
    for await (const item of reading.items()) if (item.kind === "chunk") break
    expect(reading.verdict()).toEqual({ ok: false, refusal: "cancelled" })
    expect(isCancelled).toBe(true)
  })

  it("ends with the refusal of its source, and with none of its own where it is cut anywhere", async () => {
    const { records, files } = mixedBackup()
    const payload = await writtenBackup(records, identity, { files })
    for (const reason of ["damaged", "unreadable"] as const) {
      let isFirst = true
      const failing = new ReadableStream<Uint8Array>({
        pull: (to) => {
          if (isFirst) to.enqueue(payload.subarray(0, 20_000))
          else to.error(new StreamRefusal(reason))
          isFirst = false
        },
      })
      expect((await readPayload(failing, proof)).said).toBe(reason)
    }
    for (let length = 0; length < payload.length; length += 9973) {
      const { said } = await readPayload(streamOf(payload.subarray(0, length)), proof)
      expect(["damaged", "not-a-backup"], `${length}`).toContain(said)
    }
  })
})
