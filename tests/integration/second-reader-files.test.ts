import { spawnSync } from "node:child_process"
import { createHash, randomFillSync } from "node:crypto"
import { readFile, writeFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import { beforeAll, describe, expect, it, onTestFinished } from "vitest"
import { hexText } from "../../src/base/bytes.ts"
import type { RecordId } from "../../src/domain/envelope.ts"
import { OpenAttachments } from "../support/open-attachments.ts"
import { python } from "../support/second-reader/read-with-python.ts"
import { VaultOnDisk } from "../support/storage/vault-on-disk.ts"
import { startCrypto, withBitFlipped } from "../support/test-vault.ts"
import { testFolder } from "../support/vault-files/folder.ts"

beforeAll(startCrypto)

const script = resolve(import.meta.dirname, "../second-reader/read_files.py")
const sizes = [0, 1, 248, 249, 4_000, 1_048_568, 1_048_569, 2_300_000]

describe.skipIf(python === null)("a second reader of attached files (needs PyNaCl)", () => {
  it("finds each with its size and bytes, and refuses one with a bit turned", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const open = await OpenAttachments.on(disk)
    onTestFinished(() => open.close())
    const note = await open.note()
    const expected: Record<string, unknown> = {}
    for (const size of sizes) {
      const content = randomFillSync(new Uint8Array(size))
      const { id, name } = await open.added(note, `Öffnung ${size}.bin`, content)
      expected[id] = { name, size, sha256: createHash("sha256").update(content).digest("hex") }
    }
    const seed = hexText(disk.vault.seed.borrow())
    const read = () => {
      const { status, stdout, stderr } = spawnSync(python ?? "", [script, disk.path], {
        input: `${seed}\n`,
        encoding: "utf8",
      })
      expect(stderr).toBe("")
      expect(status).toBe(0)
      return JSON.parse(stdout) as Record<string, unknown>
    }
    expect(read()).toEqual(expected)

    const [damaged = ""] = Object.keys(expected).slice(-1)
    const file = open.knowledge.entity("attachment", damaged as RecordId)?.file ?? ""
    const path = join(disk.path, "f", file)
    await writeFile(path, withBitFlipped(await readFile(path), 8 * 1_500_000))
    const refused = { refused: `The file ${file} does not open at chunk 1.` }
    expect(read()).toEqual({ ...expected, [damaged]: refused })
  })
})
