import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { IDBFactory, IDBKeyRange } from "fake-indexeddb"
import { createVaultFilesHandler } from "../../../electron/main/vault-files/handler.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { startSodium } from "../../../src/crypto/sodium.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { beginReading } from "../../../src/storage/early-reads.ts"
import { openStorage } from "../../../src/storage/open-storage.ts"
import { ShellFolder } from "../../../src/storage/shell-files.ts"
import { parseHeader } from "../../../src/vault/header.ts"
import { openVaultKeys } from "../../../src/vault/open-header.ts"
import { must } from "../must.ts"
import { WorkerFiles } from "../worker-files.ts"
import { ownOrigin } from "../vault-files/own-request.ts"
import { madeFile } from "./made-file.ts"

/**
 * Hangs files on one record and removes some, over and over, and says on its output what was acknowledged: `added <name>`
 * and `removed <name>`, and before the latter `removing <name>`. A file's name tells its bytes.
 */
const [root = "", ref = "", keyHex = "", of = "", first = "0"] = process.argv.slice(2)
const host = {
  id: "here",
  name: "here",
  pid: process.pid,
  start: String(process.pid),
  boot: "one",
  look: () => Promise.resolve("gone" as const),
}

must(await startSodium())
const handler = createVaultFilesHandler({ root, origins: [ownOrigin], host })
const folder = new ShellFolder(
  (path, init) => handler.handle(new Request(`${ownOrigin}/v/${path}`, init)),
  ref,
)
const header = must(parseHeader(new Uint8Array(await readFile(join(root, ref, "header")))))
const keys = openVaultKeys(header, SecretKey.adopt("vault", new Uint8Array(Buffer.from(keyHex, "hex"))))
const indexedDb = { indexedDB: new IDBFactory(), IDBKeyRange }
const early = beginReading(folder, keys.vaultId, { indexedDb })
const storage = must(await openStorage({ folder, keys, early }))
const { attachments, bin, book } = new WorkerFiles(storage, folder.attached, keys.vaultId)
process.stdout.write("ready\n")

for (let number = Number(first); ; number += 1) {
  const file = madeFile(number)
  const row = must(await attachments.add(of as RecordId, file, () => undefined))
  process.stdout.write(`added ${file.name}\n`)
  if (number % 3 !== 2) continue
  process.stdout.write(`removing ${file.name}\n`)
  must(await book.trash(row.id))
  must(await bin.remove(row.id))
  process.stdout.write(`removed ${file.name}\n`)
}
