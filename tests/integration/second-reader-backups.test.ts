import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { gunzipSync, gzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ageIdentity, ageRecipient } from "../../src/crypto/age-identity.ts"
import { recordForBar } from "../support/bar.ts"
import { startCrypto } from "../support/test-vault.ts"
import { bytesOf, sealedTo } from "../support/transfer/age-parts.ts"
import { age, hasAge } from "../support/transfer/debian-age.ts"
import {
  mixedBackup,
  sampleIdentity,
  type SampleRecord,
  writtenBackup,
} from "../support/transfer/sample-backup.ts"
import type { Canonical } from "../support/second-reader/canonical.ts"
import { recordLine } from "../support/second-reader/compare.ts"
import { python } from "../support/second-reader/read-with-python.ts"

const reader = resolve(import.meta.dirname, "../second-reader/read_backup.py")
const folder = mkdtempSync(join(tmpdir(), "second-reader-backups-"))
const identityFile = join(folder, "identity.txt")

type Said = Readonly<{
  proven: boolean
  records: readonly Readonly<{ scope: string; head: Canonical; bodies: Canonical }>[]
  files: Readonly<Record<string, string>>
}>

beforeAll(async () => {
  await startCrypto()
  writeFileSync(
    identityFile,
    `# a comment\n${ageIdentity(sampleIdentity(9))}\n${ageIdentity(sampleIdentity(1))}\n`,
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What the second reader says of a payload, null where it refuses. */
function said(payload: Uint8Array, ...args: readonly string[]): Said | null {
  const { status, stdout } = spawnSync(python ?? "", [reader, ...args], {
    input: payload,
    maxBuffer: 1 << 28,
  })
  return status === 0 ? (JSON.parse(stdout.toString("utf8")) as Said) : null
}
const linesOf = (records: readonly SampleRecord[]): readonly string[] =>
  records
    .map(({ head, bodies, scope }) => recordLine(scope ?? "", head as Canonical, bodies ?? {}))
    .toSorted()

describe.skipIf(python === null || !hasAge)("A second reader, in Python, of what Debian's age opened", () => {
  it("finds every record and every file as the app wrote them, and proves the origin", async () => {
    const { records, files } = mixedBackup()
    for (const kind of ["backup", "snapshot"] as const) {
      const included = kind === "backup" ? files : []
      const payload = await writtenBackup(records, sampleIdentity(1), { kind, files: included })
      const opened = age(["-d", "-i", identityFile], await sealedTo(ageRecipient(sampleIdentity(1)), payload))
      const found = said(opened ?? Buffer.of(), identityFile)
      expect(
        found?.records.map(({ scope, head, bodies }) => recordLine(scope, head, bodies)).toSorted(),
      ).toEqual(linesOf(records))
      const sums = await Promise.all(
        included.map(async ({ file, read }) => [
          file,
          createHash("sha256")
            .update(await bytesOf(read()))
            .digest("hex"),
        ]),
      )
      expect(found?.files).toEqual(Object.fromEntries(sums))
      expect(found?.proven).toBe(true)
    }
    recordForBar("Backups read by Debian's age and the second reader", {
      backups: 2,
      records: 12,
      differences: 0,
    })
  })

  it("proves nothing with another identity or of changed lines, and refuses what is no backup", async () => {
    const { records, files } = mixedBackup()
    const own = await writtenBackup(records, "own", { files })
    expect(said(own, "--passphrase")?.proven).toBe(true)
    expect(said(own, identityFile)?.proven).toBe(false)
    const made = await writtenBackup(records, sampleIdentity(2), { files })
    expect(said(made, identityFile)?.proven).toBe(false)
    const text = gunzipSync(await writtenBackup(records, sampleIdentity(1), { files })).toString("utf8")
    expect(said(gzipSync(text), identityFile)?.proven).toBe(true)
    expect(said(gzipSync(text.replace("First", "Fjrst")), identityFile)?.proven).toBe(false)
    for (const change of [
      (lines: string): string => lines.replace('"version":1', '"version":2'),
      (lines: string): string => lines.slice(0, -1),
      (lines: string): string => lines.replace('"contact":1', '"contact":2'),
      (lines: string): string => lines.replace('"pinned"', '"__proto__"'),
    ])
      expect(said(gzipSync(change(text)), identityFile)).toBeNull()
  })
})
