import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ageIdentity, ageRecipient } from "../../../../src/crypto/age-identity.ts"
import { SecretKey } from "../../../../src/crypto/secret-key.ts"
import type { Instant } from "../../../../src/domain/envelope.ts"
import { encryptAge } from "../../../../src/transfer/age/encrypt-age.ts"
import { openIdentities, sealIdentities } from "../../../../src/transfer/age/identity-file.ts"
import { openAge } from "../../../../src/transfer/age/open-age.ts"
import { streamOf } from "../../../../src/transfer/byte-stream.ts"
import { must } from "../../../support/must.ts"
import { startCrypto } from "../../../support/test-vault.ts"
import {
  bytesOf,
  CountedScrypt,
  passphrase,
  passphraseInput,
  quickScrypt,
  read,
  sealedTo,
} from "../../../support/transfer/age-parts.ts"
import { ageOnTerminal, hasAgeAndPython } from "../../../support/transfer/debian-age.ts"

const { derive } = new CountedScrypt()
const createdAt = "2026-11-20T08:00:00.000Z" as Instant
const folder = mkdtempSync(join(tmpdir(), "identity-file-"))
let identities: SecretKey<"backup-identity">[]
let file: Uint8Array

beforeAll(async () => {
  await startCrypto()
  identities = [SecretKey.random("backup-identity"), SecretKey.random("backup-identity")]
  const written = identities.map((identity) => ({ identity, createdAt }))
  file = must(await sealIdentities(written, passphraseInput(), derive))
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const quickly = { kind: "passphrase", deriveScrypt: quickScrypt } as const
const sealText = async (text: string): Promise<Uint8Array> => {
  const to = { ...quickly, passphrase: passphraseInput() }
  return bytesOf(must(await encryptAge(streamOf(Buffer.from(text)), to)))
}
const openFile = async (bytes: Uint8Array, by = quickScrypt): Promise<readonly string[] | string> => {
  const opened = await openIdentities(() => streamOf(bytes), passphraseInput(), by)
  return opened.ok ? opened.value.map(ageIdentity) : opened.refusal
}

describe("identity.age", () => {
  it("gives back the identities in their order", async () => {
    expect(await openFile(file, derive)).toEqual(identities.map(ageIdentity))
  })

  it("holds what age-keygen writes", async () => {
    const by = { kind: "passphrase" as const, passphrase: passphraseInput(), deriveScrypt: derive }
    const text = (await read(openAge(() => streamOf(file), by))).toString().split("\n")
    const [first] = identities
    expect(text.slice(0, 3)).toEqual([
      `# created: ${createdAt}`,
      `# public key: ${first === undefined ? "" : ageRecipient(first)}`,
      first === undefined ? "" : ageIdentity(first),
    ])
  })

  it("is refused where it is none", async () => {
    const [first] = identities.map(ageIdentity)
    expect(await openFile(await sealText(`# a comment\r\n\r\n${first}\r\n`))).toEqual([first])
    for (const text of [
      "",
      "# nothing\n",
      `${first}\nAGE-SECRET-KEY-1A\n`,
      `x${first}\n`,
      "\u00ff",
      `${first}`.repeat(2),
    ])
      expect(await openFile(await sealText(text)), text).toBe("not-a-backup")
    expect(await openFile(await sealText(`${first}\n`.repeat(1000)))).toBe("not-a-backup")
    expect(await openFile(file.slice(0, -1), derive)).toBe("damaged")
    const other = Uint8Array.from(Buffer.from("another passphrase"))
    const sealed = await sealText(`${first}\n`)
    const wrong = await openIdentities(() => streamOf(sealed), other, quickScrypt)
    expect(wrong).toEqual({ ok: false, refusal: "wrong-passphrase" })
  })

  it.skipIf(!hasAgeAndPython)(
    "opens a backup in Debian's age, which asks for its passphrase on a terminal",
    { timeout: 60_000 },
    async () => {
      const [, older] = identities
      const names = ["identity.age", "backup.age", "plain"].map((name) => join(folder, name))
      const [identityFile = "", backup = "", plain = ""] = names
      writeFileSync(identityFile, file)
      writeFileSync(
        backup,
        await sealedTo(older === undefined ? "" : ageRecipient(older), Buffer.from("kept")),
      )
      const args = ["-d", "-i", identityFile, "-o", plain, backup]
      expect(ageOnTerminal(args, passphrase.normalize("NFKC"))).toBe(true)
      expect(readFileSync(plain, "utf8")).toBe("kept")
    },
  )
})
