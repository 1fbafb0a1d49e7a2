import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ageIdentity, ageRecipient } from "../../../../src/crypto/age-identity.ts"
import { randomBytes } from "../../../../src/crypto/random.ts"
import { SecretKey } from "../../../../src/crypto/secret-key.ts"
import type { AgeKey } from "../../../../src/transfer/age/age-key.ts"
import { encryptAge } from "../../../../src/transfer/age/encrypt-age.ts"
import { openAge } from "../../../../src/transfer/age/open-age.ts"
import { streamOf } from "../../../../src/transfer/byte-stream.ts"
import { must } from "../../../support/must.ts"
import { startCrypto } from "../../../support/test-vault.ts"
import {
  bytesOf,
  CountedScrypt,
  inPieces,
  isSame,
  passphrase,
  passphraseInput,
  quickScrypt,
  read,
  sealedTo,
} from "../../../support/transfer/age-parts.ts"
import { age, ageOnTerminal, hasAge, hasAgeAndPython } from "../../../support/transfer/debian-age.ts"

const scrypt = new CountedScrypt()
const folder = mkdtempSync(join(tmpdir(), "age-files-"))
const keyFile = join(folder, "key.txt")
let identity: SecretKey<"backup-identity">
let byIdentity: AgeKey
const byPassphrase = (): AgeKey => ({
  kind: "passphrase",
  passphrase: passphraseInput(),
  deriveScrypt: scrypt.derive,
})
let passphraseFile: Buffer

beforeAll(async () => {
  await startCrypto()
  identity = SecretKey.random("backup-identity")
  byIdentity = { kind: "identities", identities: [SecretKey.random("backup-identity"), identity] }
  writeFileSync(keyFile, `${ageIdentity(identity)}\n`)
  passphraseFile = await bytesOf(
    must(
      await encryptAge(streamOf(Buffer.from("a quiet word")), {
        kind: "passphrase",
        passphrase: passphraseInput(),
        deriveScrypt: scrypt.derive,
      }),
    ),
  )
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const open = (file: Uint8Array, by: AgeKey, step = 1 << 20): Promise<Buffer | string> =>
  read(openAge(() => inPieces(file, step), by))

describe("An age file", () => {
  it("to a recipient holds what was written, however it comes in pieces, and Debian's age reads the same", async () => {
    for (const length of [0, 1, 65_535, 65_536, 65_537, 131_072, 300_001]) {
      const plain = randomBytes(length)
      const file = await sealedTo(ageRecipient(identity), plain)
      for (const step of [length < 2 ? 1 : 997, 65_536, 1 << 20])
        expect(isSame(await open(file, byIdentity, step), plain), `${length} in ${step}`).toBe(true)
      if (hasAge) expect(isSame(age(["-d", "-i", keyFile], file), plain), `${length}`).toBe(true)
    }
  })

  it.skipIf(!hasAge)("that Debian's age wrote to a recipient opens", async () => {
    for (const length of [0, 70_000]) {
      const plain = randomBytes(length)
      const others = Array.from({ length: 19 }, () => [
        "-r",
        ageRecipient(SecretKey.random("backup-identity")),
      ])
      const file = age([...others.flat(), "-r", ageRecipient(identity)], plain)
      expect(isSame(await open(file ?? Buffer.of(), byIdentity), plain)).toBe(true)
    }
  })

  it("under a passphrase opens by it in each of its Unicode forms, at age's own cost", async () => {
    expect(await open(passphraseFile, byPassphrase())).toEqual(Buffer.from("a quiet word"))
    const composed = Buffer.from(passphrase.normalize("NFKC"))
    const by = { kind: "passphrase" as const, deriveScrypt: scrypt.derive }
    expect(await open(passphraseFile, { ...by, passphrase: Uint8Array.from(composed) })).toBeInstanceOf(
      Buffer,
    )
    expect(new Set(scrypt.asked)).toEqual(new Set([18]))
  })

  it.skipIf(!hasAgeAndPython)(
    "under a passphrase is exchanged with Debian's age both ways",
    { timeout: 90_000 },
    async () => {
      const [ours, theirs, plain] = [
        join(folder, "ours.age"),
        join(folder, "theirs.age"),
        join(folder, "plain"),
      ]
      writeFileSync(ours, passphraseFile)
      const typed = passphrase.normalize("NFKC")
      expect(ageOnTerminal(["-d", "-o", plain, ours], typed)).toBe(true)
      expect(readFileSync(plain, "utf8")).toBe("a quiet word")
      expect(ageOnTerminal(["-p", "-o", theirs, plain], typed)).toBe(true)
      expect(await open(readFileSync(theirs), byPassphrase())).toEqual(Buffer.from("a quiet word"))
    },
  )

  it("opens under no other passphrase", async () => {
    const to = { kind: "passphrase", passphrase: passphraseInput(), deriveScrypt: quickScrypt } as const
    const file = await bytesOf(must(await encryptAge(streamOf(Buffer.from("a")), to)))
    expect(await open(file, { ...to, passphrase: passphraseInput() })).toEqual(Buffer.from("a"))
    for (const other of ["another", `${passphrase} `, passphrase.toUpperCase()]) {
      const bytes = Uint8Array.from(Buffer.from(other))
      expect(await open(file, { ...to, passphrase: bytes }), other).toBe("wrong-passphrase")
    }
  })

  it("for another identity, or of the other kind, is not for this key", async () => {
    const file = await sealedTo(ageRecipient(identity), Buffer.from("a"))
    const stranger: AgeKey = { kind: "identities", identities: [SecretKey.random("backup-identity")] }
    expect(await open(file, byIdentity)).toEqual(Buffer.from("a"))
    expect(await open(file, stranger)).toBe("not-for-this-key")
    expect(await open(file, { kind: "identities", identities: [] })).toBe("not-for-this-key")
    expect(await open(file, byPassphrase())).toBe("not-for-this-key")
    expect(await open(passphraseFile, byIdentity)).toBe("not-for-this-key")
  })

  it("whose source fails is unreadable, in its header and after it", async () => {
    const file = await sealedTo(ageRecipient(identity), randomBytes(200_000))
    for (const whole of [10, 100_000]) {
      const failing = (): ReadableStream<Uint8Array> => {
        let pulled = 0
        return new ReadableStream({
          pull: (to) => {
            if (pulled++ === 0) to.enqueue(file.subarray(0, whole))
            else to.error(new Error("The disk is gone"))
          },
        })
      }
      expect(await read(openAge(failing, byIdentity))).toBe("unreadable")
    }
  })

  it("lets go of its source where it is refused or no longer wanted", async () => {
    const file = await sealedTo(ageRecipient(identity), randomBytes(1_000_000))
    let isCancelled = false
    const watched = (bytes: Uint8Array) => (): ReadableStream<Uint8Array> => {
      isCancelled = false
      const source = inPieces(bytes, 1000).getReader()
      return new ReadableStream({
        pull: async (to) => {
          const next = await source.read()
          if (next.done) to.close()
          else to.enqueue(next.value)
        },
        cancel: () => {
          isCancelled = true
        },
      })
    }
    const stream = must(await openAge(watched(file), byIdentity)).getReader()
    await stream.read()
    expect(isCancelled).toBe(false)
    await stream.cancel()
    expect(isCancelled).toBe(true)
    expect(await read(openAge(watched(Buffer.alloc(100_000, 0x61)), byIdentity))).toBe("not-a-backup")
    expect(isCancelled).toBe(true)
  })
})

describe("The header of an age file", () => {
  const stanza = (type: string, ...values: string[]): string =>
    `-> ${[type, ...values].join(" ")}\n${"A".repeat(43)}\n`
  const salt = "A".repeat(22)
  const share = "B".repeat(42) + "A"
  const header = (...stanzas: string[]): Buffer =>
    Buffer.from(`age-encryption.org/v1\n${stanzas.join("")}--- ${"A".repeat(43)}\n${"x".repeat(64)}`)

  it("is refused by name before anything is derived for it", async () => {
    const good = passphraseFile.toString("latin1")
    const changed = (from: RegExp | string, to: string): Buffer => {
      expect(good).toMatch(from)
      return Buffer.from(good.replace(from, to), "latin1")
    }
    const cases: [string, Buffer][] = [
      ["newer", changed("org/v1", "org/v2")],
      ["not-a-backup", changed("age-encryption.org", "age-encryption.net")],
      ["not-a-backup", Buffer.from("-----BEGIN AGE ENCRYPTED FILE-----\n")],
      ["not-a-backup", Buffer.alloc(0)],
      ["not-a-backup", Buffer.alloc(200_000, 0x0a)],
      ["damaged", passphraseFile.subarray(0, 40)],
      ...["21", "22", "30", "63", "64", "999999999999"].map((cost): [string, Buffer] => [
        "asks-too-much",
        changed(" 18\n", ` ${cost}\n`),
      ]),
      ...["0", "1", "14", "018", "+18", "18.0", "1e1", "0x12", "-18", "", "١٨"].map(
        (cost): [string, Buffer] => ["not-a-backup", changed(" 18\n", ` ${cost}\n`)],
      ),
      ["asks-too-much", header(stanza("scrypt", salt, "18"), stanza("scrypt", salt, "18"))],
      ["asks-too-much", header(stanza("X25519", share), stanza("scrypt", salt, "18"))],
      ["asks-too-much", header(stanza("scrypt", salt, "18"), stanza("X25519", share))],
      ["asks-too-much", header(...Array<string>(21).fill(stanza("X25519", share)))],
      ["asks-too-much", header(...Array<string>(2000).fill(stanza("X25519", share)))],
      ["asks-too-much", Buffer.from(`age-encryption.org/v1\n-> X25519 ${"A".repeat(1_000_000)}`)],
      ["not-for-this-key", header(stanza("ssh-ed25519", "AAAA", share))],
      ["not-for-this-key", header(stanza("X25519", share), stanza("piv-p256", share))],
      ["not-a-backup", header()],
      ["not-a-backup", header(stanza("X25519", share, share))],
      ["not-a-backup", header(stanza("X25519", `${share}=`))],
      ["not-a-backup", header(stanza("X25519", "B".repeat(43)))],
      ["not-a-backup", header(stanza("X25519", share).replace("\n", "\r\n"))],
      ["not-a-backup", header(stanza("X25519"))],
      ["not-a-backup", header("-> \n\n")],
    ]
    const before = scrypt.asked.length
    for (const [refusal, file] of cases)
      for (const by of [byPassphrase(), byIdentity])
        expect(await open(file, by, 4096), file.subarray(0, 120).toString("latin1")).toBe(refusal)
    expect(scrypt.asked.length).toBe(before)
    expect(await open(passphraseFile, byPassphrase())).toBeInstanceOf(Buffer)
  })
})
