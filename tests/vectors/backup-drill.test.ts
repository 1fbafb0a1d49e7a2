import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ageRecipient } from "../../src/crypto/age-identity.ts"
import { scryptKey } from "../../src/crypto/scrypt.ts"
import { sealIdentities } from "../../src/transfer/age/identity-file.ts"
import { recordForBar } from "../support/bar.ts"
import { must } from "../support/must.ts"
import type { Canonical } from "../support/second-reader/canonical.ts"
import { recordLine } from "../support/second-reader/compare.ts"
import { python } from "../support/second-reader/read-with-python.ts"
import { startCrypto } from "../support/test-vault.ts"
import { bytesOf, passphraseInput, sealedTo } from "../support/transfer/age-parts.ts"
import { ageOnTerminal, hasAgeAndPython } from "../support/transfer/debian-age.ts"
import { madeAt, mixedBackup, sampleIdentity, writtenBackup } from "../support/transfer/sample-backup.ts"

/** A folder for each release that wrote backups in another way than the one before: its files are never made anew. */
const fixtures = resolve(import.meta.dirname, "../fixtures/backups")
const reader = resolve(import.meta.dirname, "../second-reader/read_backup.py")
/** As a terminal gives it: in the form that the app makes of what is typed. */
const passphrase = "quiet \u00C5ngstr\u00F6m lantern seven"
const written = process.env["WRITE_BACKUP_FIXTURE"]

type Expected = Readonly<{ records: readonly string[]; files: Readonly<Record<string, string>> }>

describe.skipIf(written !== undefined || !hasAgeAndPython || python === null)(
  "A backup of every release so far",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "drill-"))
    afterAll(() => rmSync(folder, { recursive: true }))

    it("comes back by Debian's age and the second reader alone, with every record and every file", () => {
      const releases = readdirSync(fixtures).toSorted()
      expect(releases[0]).toBe("0.1.0")
      for (const release of releases) {
        const [identity, payload] = [join(folder, "identity.txt"), join(folder, "payload")]
        const from = join(fixtures, release)
        expect(ageOnTerminal(["-d", "-o", identity, join(from, "identity.age")], `${passphrase}.`)).toBe(
          false,
        )
        expect(ageOnTerminal(["-d", "-o", identity, join(from, "identity.age")], passphrase)).toBe(true)
        expect(spawnSync("age", ["-d", "-i", identity, "-o", payload, join(from, "backup.age")]).status).toBe(
          0,
        )
        const { status, stdout } = spawnSync(python ?? "", [reader, identity], {
          input: readFileSync(payload),
        })
        expect(status).toBe(0)
        const found = JSON.parse(stdout.toString("utf8")) as Readonly<{
          proven: boolean
          records: readonly Readonly<{ scope: string; head: Canonical; bodies: Canonical }>[]
          files: Expected["files"]
        }>
        const wanted = JSON.parse(readFileSync(join(from, "expected.json"), "utf8")) as Expected
        expect(found.proven).toBe(true)
        expect(
          found.records.map(({ scope, head, bodies }) => recordLine(scope, head, bodies)).toSorted(),
        ).toEqual(wanted.records)
        expect(found.files).toEqual(wanted.files)
        rmSync(identity)
        recordForBar("21 yearly drill", {
          release,
          records: wanted.records.length,
          files: Object.keys(wanted.files).length,
          differences: 0,
        })
      }
    }, 60_000)
  },
)

describe.runIf(written !== undefined)("With WRITE_BACKUP_FIXTURE", () => {
  beforeAll(startCrypto)

  it("a release's backup is written, once, by the app's own code", async () => {
    const identity = sampleIdentity(1)
    const { records, files } = mixedBackup()
    const payload = await writtenBackup(records, identity, { kind: "backup", files })
    const sums = await Promise.all(
      files.map(
        async ({ file, read }): Promise<[string, string]> => [
          file,
          createHash("sha256")
            .update(await bytesOf(read()))
            .digest("hex"),
        ],
      ),
    )
    const lines = records.map(({ head, bodies, scope }) =>
      recordLine(scope ?? "", head as Canonical, bodies ?? {}),
    )
    const expected: Expected = { records: lines.toSorted(), files: Object.fromEntries(sums) }
    const to = join(fixtures, written ?? "")
    expect(readdirSync(to)).toEqual([])
    const sealed = await sealIdentities(
      [{ identity, createdAt: madeAt }],
      passphraseInput(),
      (secret, salt, logN) => Promise.resolve(scryptKey(secret, salt, logN)),
    )
    writeFileSync(join(to, "backup.age"), await sealedTo(ageRecipient(identity), payload))
    writeFileSync(join(to, "identity.age"), must(sealed))
    writeFileSync(join(to, "expected.json"), `${JSON.stringify(expected, null, 1)}\n`)
  })
})
