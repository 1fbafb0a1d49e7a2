import { spawnSync } from "node:child_process"
import { argon2id as noble } from "@noble/hashes/argon2.js"
import { argon2id as hashWasm } from "hash-wasm"
import { beforeAll, describe, expect, it } from "vitest"
import { passphraseKek } from "../../src/crypto/kdf.ts"
import { randomBytes } from "../../src/crypto/random.ts"
import { recordForBar } from "../support/bar.ts"
import { must } from "../support/must.ts"
import { below, startCrypto, testBounds } from "../support/test-vault.ts"

beforeAll(startCrypto)

const setCount = 100
const python = "/usr/bin/python3"
const hasPyNaCl = spawnSync(python, ["-c", "import nacl.bindings"]).status === 0
const pyNaCl = `
import sys, nacl.bindings as b
for line in sys.stdin:
    password, salt, passes, memory = line.split(",")
    print(b.crypto_pwhash_alg(32, bytes.fromhex(password), bytes.fromhex(salt), int(passes), int(memory) * 1024, 2).hex())
`

type Set = Readonly<{ password: Uint8Array; salt: Uint8Array; memoryKiB: number; passes: number }>
const sets: readonly Set[] = Array.from({ length: setCount }, () => ({
  password: randomBytes(1 + below(80)),
  salt: randomBytes(16),
  memoryKiB: 8 + below(600),
  passes: 1 + below(5),
}))

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex")
const own = ({ password, salt, ...cost }: Set) =>
  hex(must(passphraseKek(password, salt, cost, testBounds)).borrow())

describe(`Argon2id on ${setCount} random sets of password, salt, memory and passes`, () => {
  it("equals hash-wasm", async () => {
    const theirs = await Promise.all(
      sets.map(({ password, salt, memoryKiB, passes }) =>
        hashWasm({
          password,
          salt,
          parallelism: 1,
          iterations: passes,
          memorySize: memoryKiB,
          hashLength: 32,
          outputType: "hex",
        }),
      ),
    )
    expect(sets.map(own)).toEqual(theirs)
    expect(new Set(theirs).size).toBe(setCount)
    recordForBar("12 Argon2id beside hash-wasm", { tried: setCount, differences: 0 })
  })

  it("equals @noble/hashes", () => {
    const theirs = sets.map(({ password, salt, memoryKiB, passes }) =>
      hex(noble(password, salt, { t: passes, m: memoryKiB, p: 1, dkLen: 32, version: 0x13 })),
    )
    expect(sets.map(own)).toEqual(theirs)
    recordForBar("12 Argon2id beside @noble/hashes", { tried: setCount, differences: 0 })
  })

  it.skipIf(!hasPyNaCl)("equals PyNaCl, which the second reader uses", () => {
    const lines = sets.map(({ password, salt, passes, memoryKiB }) =>
      [hex(password), hex(salt), passes, memoryKiB].join(","),
    )
    const run = spawnSync(python, ["-c", pyNaCl], { input: lines.join("\n"), encoding: "utf8" })
    expect(run.stdout.trim().split("\n")).toEqual(sets.map(own))
  })
})
