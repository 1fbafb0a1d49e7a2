import { randomBytes } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { KeyWindows } from "../../../support/thief/key-windows.ts"
import { scanForKeys } from "../../../support/thief/key-scan.ts"
import { vaultKeyTrial } from "../../../support/thief/vault-key-trial.ts"
import { makeVault, startCrypto, type TestVault } from "../../../support/test-vault.ts"

beforeAll(startCrypto)
let folder = ""
let vault: TestVault
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thief-"))
  vault = makeVault()
  await writeFile(join(folder, "header"), vault.bytes)
  await writeFile(join(folder, "noise"), randomBytes(20_000))
})
afterEach(() => rm(folder, { recursive: true }))

describe("The search for keys at rest", () => {
  it("finds none in a header and noise, and says how many it tried", async () => {
    const scan = await scanForKeys([folder], vaultKeyTrial(vault.header))
    expect(scan.hits).toEqual([])
    expect(scan.files).toBe(2)
    expect(scan.tried).toBeGreaterThan(19_000)
  })

  const keys = {
    "KEK of a passphrase slot": () => vault.passphrase.kek,
    "vault key": () => vault.vaultKey,
    "recovery seed": () => vault.seed,
  } as const
  const forms: Readonly<Record<string, (key: Buffer) => string | Buffer>> = {
    "as it is": (key) => Buffer.concat([randomBytes(13), key, randomBytes(9)]),
    "as base64 in JSON": (key) => JSON.stringify({ id: 1, k: key.toString("base64") }),
    "as base64url after other text": (key) => `kab_${key.toString("base64url")}`,
    "as base64 in two-byte characters": (key) => Buffer.from(key.toString("base64"), "utf16le"),
    "as hex": (key) => `f${key.toString("hex")}`,
    "as HEX": (key) => key.toString("hex").toUpperCase(),
    "as an array of numbers": (key) => JSON.stringify([...key]),
    "as JSON prints a Uint8Array": (key) => JSON.stringify(Uint8Array.from(key)),
    "in a compressed dump": (key) => gzipSync(Buffer.concat([Buffer.alloc(500, "text "), key])),
  }
  for (const [opens, keyOf] of Object.entries(keys)) {
    it.each(Object.entries(forms))(`finds the ${opens} %s`, async (_, form) => {
      await writeFile(join(folder, "leak"), form(Buffer.from(keyOf().borrow())))
      const { hits } = await scanForKeys([folder], vaultKeyTrial(vault.header))
      expect(hits.map((hit) => hit.opens)).toContain(opens)
      expect(hits.every((hit) => hit.file === join(folder, "leak"))).toBe(true)
    })
  }

  it("hands out every different window once, whatever file or layer it stands in", () => {
    const windows = new KeyWindows()
    const bytes = randomBytes(20_000)
    const handed = new Set<string>()
    const take = (window: Uint8Array) => handed.add(Buffer.from(window).toString("hex"))
    windows.each(bytes, take)
    expect(handed.size).toBe(windows.tried)
    expect(windows.tried).toBe(20_000 - 31)
    windows.each(bytes.subarray(77, 9_999), take)
    expect(windows.tried).toBe(20_000 - 31)
    expect(windows.seen).toBe(20_000 - 31 + 9_922 - 31)
  })
})
