import { startSodium } from "../../../src/crypto/sodium.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { backupMacKey } from "../../../src/crypto/subkeys.ts"
import type { BackupSource } from "../../../src/transfer/backup/backup-source.ts"
import { writeLines } from "../../../src/transfer/backup/write-backup.ts"
import { hexText } from "../../../src/base/bytes.ts"
import { vaultIds } from "../../../src/vault/ids.ts"
import { must } from "../must.ts"
import { bytesOf } from "./age-parts.ts"
import { sampleDocument, sampleFile, sampleHead, type SampleRecord, sampleSource } from "./sample-backup.ts"

export type BackupExample = Readonly<{
  identity: SecretKey<"backup-identity">
  macKey: string
  lines: string
  source: BackupSource
}>

/** The backup of docs/FORMAT.md, "A small backup". */
export async function makeBackupExample(): Promise<BackupExample> {
  must(await startSodium())
  const identity = SecretKey.adopt("backup-identity", new Uint8Array(32).fill(0x16))
  const { record, file } = sampleFile("note.txt", new TextEncoder().encode("Ask once more.\n"))
  const note = sampleHead("journal-note", "first", { date: "2026-11-20", title: "First" })
  const records: SampleRecord[] = [{ head: note, bodies: { text: sampleDocument("Listen first.") } }, record]
  const vault = vaultIds.ofBytes(new Uint8Array(16).fill(0x01))
  const source = sampleSource(records, identity, { vault, files: [file] })
  using macKey = backupMacKey(identity)
  const lines = (await bytesOf(writeLines(source))).toString("utf8")
  return { identity, macKey: hexText(macKey.borrow()), lines, source }
}
