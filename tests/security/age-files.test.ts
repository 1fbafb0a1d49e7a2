import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ageIdentity, ageRecipient } from "../../src/crypto/age-identity.ts"
import { randomBytes } from "../../src/crypto/random.ts"
import { SecretKey } from "../../src/crypto/secret-key.ts"
import type { AgeKey } from "../../src/transfer/age/age-key.ts"
import { encryptAge } from "../../src/transfer/age/encrypt-age.ts"
import { openAge } from "../../src/transfer/age/open-age.ts"
import { streamOf } from "../../src/transfer/byte-stream.ts"
import { recordForBar } from "../support/bar.ts"
import { must } from "../support/must.ts"
import { barTimeoutMs, isBar, startCrypto, withBitFlipped } from "../support/test-vault.ts"
import {
  bytesOf,
  inPieces,
  isSame,
  passphraseInput,
  quickScrypt,
  read,
  sealedTo,
} from "../support/transfer/age-parts.ts"
import { age, hasAge } from "../support/transfer/debian-age.ts"

const mib = 1024 * 1024
const folder = mkdtempSync(join(tmpdir(), "age-security-"))
const keyFile = join(folder, "key.txt")
let identity: SecretKey<"backup-identity">
const byIdentity = (): AgeKey => ({ kind: "identities", identities: [identity] })
const byPassphrase = (): AgeKey => ({
  kind: "passphrase",
  passphrase: passphraseInput(),
  deriveScrypt: quickScrypt,
})

beforeAll(async () => {
  await startCrypto()
  identity = SecretKey.random("backup-identity")
  writeFileSync(keyFile, `${ageIdentity(identity)}\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Lengths from nothing to `most`, evenly by their logarithm, and those around a chunk of age. */
function lengths(count: number, most: number): readonly number[] {
  const edges = [0, 1, 65_535, 65_536, 65_537, most]
  const between = Array.from({ length: count - edges.length }, (_, at) =>
    Math.floor(most ** ((at + 1) / (count - edges.length + 1))),
  )
  return [...edges, ...between]
}

describe.skipIf(!hasAge)("Debian's age", () => {
  it(
    "opens what is written here, and what it writes opens here, byte for byte",
    async () => {
      const sizes = isBar ? lengths(200, 100 * mib) : lengths(12, 8 * mib)
      let [same, bytes] = [0, 0]
      for (const length of sizes) {
        const plain = randomBytes(length)
        const ours = age(["-d", "-i", keyFile], await sealedTo(ageRecipient(identity), plain))
        const theirs = age(["-r", ageRecipient(identity)], plain) ?? Buffer.of()
        const opened = await read(openAge(() => inPieces(theirs, 4 * mib), byIdentity()))
        if (isSame(ours, plain) && isSame(opened, plain)) same += 1
        bytes += length
      }
      expect(same).toBe(sizes.length)
      recordForBar("23 age files opened by Debian's age and here", { files: sizes.length, same, bytes })
    },
    barTimeoutMs * 2,
  )
})

describe("An age file with one bit changed, or cut short", () => {
  type Sample = Readonly<{ file: Buffer; by: () => AgeKey; debian: boolean }>

  async function samples(): Promise<readonly Sample[]> {
    const made: Sample[] = []
    for (let at = 0; at < 20; at++) {
      const plain = randomBytes(at * 12)
      const isPassphrase = at % 5 === 4
      const to = { kind: "passphrase", passphrase: passphraseInput(), deriveScrypt: quickScrypt } as const
      const file = isPassphrase
        ? await bytesOf(must(await encryptAge(streamOf(plain), to)))
        : await sealedTo(ageRecipient(identity), plain)
      const by = isPassphrase ? byPassphrase : byIdentity
      expect(isSame(await read(openAge(() => streamOf(file), by())), plain)).toBe(true)
      made.push({ file, by, debian: !isPassphrase })
    }
    return made
  }

  /** Each bit and each length of a file; in the short form every so many of them. */
  function* changes(file: Buffer, step: number): Generator<Uint8Array, void, void> {
    const bits = file.length * 8
    for (let at = Math.floor(Math.random() * step); at < bits + file.length; at += step)
      yield at < bits ? withBitFlipped(file, at) : file.subarray(0, at - bits)
  }

  it(
    "opens neither here nor in Debian's age",
    async () => {
      const refusals = new Map<string, number>()
      const found = { tried: 0, accepted: 0, "tried in age": 0, "accepted by age": 0 }
      for (const { file, by, debian } of await samples()) {
        for (const changed of changes(file, isBar ? 1 : 27)) {
          const said = await read(openAge(() => streamOf(changed), by()))
          found.tried += 1
          if (typeof said !== "string") found.accepted += 1
          else refusals.set(said, (refusals.get(said) ?? 0) + 1)
          const isAsked = hasAge && debian && (isBar || found.tried % 20 === 0)
          if (!isAsked) continue
          found["tried in age"] += 1
          if (age(["-d", "-i", keyFile], changed) !== null) found["accepted by age"] += 1
        }
      }
      expect(found.tried).toBeGreaterThan(isBar ? 50_000 : 1900)
      expect([found.accepted, found["accepted by age"]]).toEqual([0, 0])
      expect(refusals.get("damaged")).toBeGreaterThan(100)
      recordForBar("23 age files with one bit changed or cut short", found)
    },
    isBar ? 3_600_000 : barTimeoutMs,
  )

  it("is refused at each of its chunks' ends and around them, before its end is told", async () => {
    const plain = randomBytes(4 * 65_536)
    const file = await sealedTo(ageRecipient(identity), plain)
    const start = file.length - 4 * (65_536 + 16)
    for (let chunk = 0; chunk <= 4; chunk++) {
      for (const beside of [-17, -16, -1, 0, 1, 16, 17]) {
        const length = start + chunk * (65_536 + 16) + beside
        if (length >= file.length) continue
        expect(
          await read(openAge(() => inPieces(file.subarray(0, length), 50_000), byIdentity())),
          `${length}`,
        ).toBe("damaged")
      }
    }
    const swapped = Buffer.concat([
      file.subarray(0, start),
      file.subarray(start + 65_552, start + 131_104),
      file.subarray(start, start + 65_552),
      file.subarray(start + 131_104),
    ])
    expect(await read(openAge(() => inPieces(swapped, 50_000), byIdentity()))).toBe("damaged")
    expect(await read(openAge(() => streamOf(file, Buffer.of(0)), byIdentity()))).toBe("damaged")
    expect(isSame(await read(openAge(() => inPieces(file, 50_000), byIdentity())), plain)).toBe(true)
  })
})
