import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { beforeAll, describe, expect, it } from "vitest"
import { ageIdentity, ageRecipient } from "../../src/crypto/age-identity.ts"
import { openAge } from "../../src/transfer/age/open-age.ts"
import { streamOf } from "../../src/transfer/byte-stream.ts"
import { read } from "../support/transfer/age-parts.ts"
import { type BackupExample, makeBackupExample } from "../support/transfer/backup-example.ts"
import { age, hasAge } from "../support/transfer/debian-age.ts"
import { readPayload } from "../support/transfer/sample-backup.ts"

const page = readFileSync("docs/FORMAT.md", "utf8")
const written = (mark: string): string =>
  new RegExp(`<!-- ${mark} -->\\n\\n\`\`\`\\w+\\n([\\s\\S]*?)\\n\`\`\``).exec(page)?.[1] ??
  `no ${mark} in the page`
const file = Buffer.from(written("backup-file"), "base64")

let example: BackupExample
beforeAll(async () => {
  example = await makeBackupExample()
})

describe("the small backup of docs/FORMAT.md", () => {
  it("is, line for line, what the app writes with the same identity", () => {
    const { identity, macKey, lines } = example
    expect([ageIdentity(identity), ageRecipient(identity), macKey].join("\n")).toBe(
      written("backup-identity"),
    )
    expect(lines).toBe(`${written("backup-lines")}\n`)
  })

  it("opens by that identity, holds those lines, and is proven", async () => {
    const identities = [example.identity]
    const payload = await read(openAge(() => streamOf(file), { kind: "identities", identities }))
    if (typeof payload === "string") throw new Error(payload)
    expect(gunzipSync(payload).toString("utf8")).toBe(example.lines)
    const { items, said } = await readPayload(payload, { by: "identities", identities })
    expect(items.map(({ kind }) => kind)).toEqual(["record", "record", "chunk"])
    expect(said).toMatchObject({ origin: "proven", records: 2 })
  })

  it.skipIf(!hasAge)("opens in Debian's age as the page says", () => {
    const folder = mkdtempSync(join(tmpdir(), "backup-example-"))
    const identityFile = join(folder, "sheet.txt")
    writeFileSync(identityFile, `${ageIdentity(example.identity)}\n`)
    const payload = age(["-d", "-i", identityFile], file)
    rmSync(folder, { recursive: true })
    expect(gunzipSync(payload ?? Buffer.of()).toString("utf8")).toBe(example.lines)
  })
})
