import type { ShellStore } from "../../storage/shell-store.ts"
import type { BackupSource } from "../api/backups.ts"
import { streamOfStored } from "../backups/byte-pump.ts"
import { attachmentName, type SnapshotStores } from "../backups/snapshot-folder.ts"

/** The bytes of a backup, wherever they come from, to be read as often as it takes. */
export type GivenBackup = Readonly<{
  open: () => ReadableStream<Uint8Array>
  /** Of one attachment beside a snapshot, by its file; null where it was not given. */
  attachment: (file: string) => (() => ReadableStream<Uint8Array>) | null
}>

const snapshotFile = /^\d{8}\.age$/

/** Null where there is none: a snapshot's name is none, or its folder cannot be listed. */
export async function givenBackup(
  from: BackupSource,
  stores: SnapshotStores | null,
): Promise<GivenBackup | null> {
  if (from.kind === "file") {
    const beside = new Map((from.attachments ?? []).map((file) => [file.name, file]))
    return {
      open: () => from.file.stream(),
      attachment: (file) => {
        const found = beside.get(attachmentName(file))
        return found === undefined ? null : () => found.stream()
      },
    }
  }
  if (stores === null || !snapshotFile.test(from.name)) return null
  const names = await namesIn(stores.files)
  return {
    open: () => streamOfStored(stores.snapshots, from.name),
    attachment: (file) => {
      const name = attachmentName(file)
      return names.has(name) ? () => streamOfStored(stores.files, name) : null
    },
  }
}

/** Without a folder that can be listed the attachments count as missing; the records are read all the same. */
async function namesIn(store: ShellStore): Promise<ReadonlySet<string>> {
  const listed = await store.list()
  return new Set(listed.ok ? listed.value.map(({ name }) => name) : [])
}
