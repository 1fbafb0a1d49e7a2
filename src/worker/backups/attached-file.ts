import { hexBytes, hexText } from "../../base/bytes.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import { SecretKey } from "../../crypto/secret-key.ts"
import { Sha256 } from "../../crypto/sha256.ts"
import type { NewShellFile, ShellStore } from "../../storage/shell-store.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import { FileOpener } from "../../vault/file-opener.ts"
import { FileSealer } from "../../vault/file-sealer.ts"
import { type FileId, fileIds, type VaultId } from "../../vault/ids.ts"
import { longestFile, sealedFileLength } from "../../vault/sealed-file.ts"
import type { FolderRefusal } from "../api.ts"

/** What an attachment's record says of its bytes; `key` in hex, read anew for each use so that nothing holds it. */
export type AttachedFile = Readonly<{ file: FileId; size: number; sha256: string; key: string }>

/** Null for any other record, and for one that names no file that there can be. */
export function attachedFile(record: StoredRecord): AttachedFile | null {
  if (record.type !== "attachment") return null
  const { file, size, sha256, key } = record
  if (typeof file !== "string" || typeof key !== "string" || typeof size !== "number") return null
  const id = fileIds.parse(file)
  if (id === null || hexBytes(key)?.length !== 32) return null
  const isPossible = Number.isSafeInteger(size) && size >= 0 && size <= longestFile
  return isPossible ? { file: id, size, sha256: typeof sha256 === "string" ? sha256 : "", key } : null
}

/** Those that records name, each once. */
export function attachedFiles(records: Iterable<StoredRecord>): readonly AttachedFile[] {
  const files = new Map<FileId, AttachedFile>()
  for (const record of records) {
    const file = attachedFile(record)
    if (file !== null) files.set(file.file, file)
  }
  return [...files.values()]
}

/** The plain bytes in order; the last thing yielded is the refusal, where there is one. */
export async function* plainBytes(
  store: ShellStore,
  vaultId: VaultId,
  { file, size, key }: AttachedFile,
): AsyncGenerator<Result<Uint8Array, "damaged" | FolderRefusal>, void, void> {
  using fileKey = keyOf(key)
  const opened = await FileOpener.open(fileKey, { vaultId, file }, (from, to) => store.read(file, from, to))
  if (!opened.ok) return yield refuse(reasonOf(opened.refusal))
  if (opened.value.size !== size) return yield refuse("damaged")
  for (let number = 0; number < opened.value.pieces; number++) {
    const piece = await opened.value.piece(number)
    if (!piece.ok) return yield refuse(reasonOf(piece.refusal))
    if (piece.value.length > 0) yield ok(piece.value)
  }
}

/** An attachment's bytes on their way into a vault, under the name that its record gives. */
export class IncomingFile {
  readonly #file: AttachedFile
  readonly #written: NewShellFile
  readonly #key: SecretKey<"file">
  readonly #sealer: FileSealer
  readonly #hash = new Sha256()

  private constructor(file: AttachedFile, vaultId: VaultId, written: NewShellFile) {
    this.#file = file
    this.#written = written
    this.#key = keyOf(file.key)
    this.#sealer = new FileSealer(this.#key, { vaultId, file: file.file }, file.size)
  }

  /** Replaces what lies there: it is the same file, or one that no record could open. */
  static async begin(
    store: ShellStore,
    vaultId: VaultId,
    file: AttachedFile,
  ): Promise<Result<IncomingFile, FolderRefusal>> {
    const begun = await store.begin(file.file, { replaces: true })
    if (begun.ok) return ok(new IncomingFile(file, vaultId, begun.value))
    return refuse(begun.refusal.reason === "exists" ? { reason: "storage-failed" } : begun.refusal)
  }

  async add(plain: Uint8Array): Promise<Result<undefined, "damaged" | FolderRefusal>> {
    this.#hash.add(plain)
    const sealed = this.#sealer.add(plain)
    if (!sealed.ok) return refuse("damaged")
    return sealed.value.length === 0 ? ok() : this.#written.add(sealed.value)
  }

  /** Durable under its name, if these are the bytes that the record speaks of; else nothing is left. Answers their SHA-256. */
  async finish(): Promise<Result<string, "damaged" | FolderRefusal>> {
    const sealed = this.#sealer.end()
    const sum = hexText(this.#hash.end())
    this.#key.end()
    const isRight = this.#file.sha256 === "" || this.#file.sha256 === sum
    if (!sealed.ok || !isRight) {
      await this.#written.abort()
      return refuse("damaged")
    }
    const added = await this.#written.add(sealed.value)
    const finished = added.ok ? await this.#written.finish() : added
    if (finished.ok) return ok(sum)
    await this.#written.abort()
    return finished
  }

  async abort(): Promise<void> {
    this.#key.end()
    this.#hash.end()
    await this.#written.abort()
  }
}

/** Whether the vault's folder has a file of this name and of the length that it must have; its bytes are not opened. */
export function isThere(stored: ReadonlyMap<string, number>, { file, size }: AttachedFile): boolean {
  return stored.get(file) === sealedFileLength(size)
}

function keyOf(hex: string): SecretKey<"file"> {
  return SecretKey.adopt("file", hexBytes(hex) ?? new Uint8Array())
}

type ReadRefusal = string | FolderRefusal | Readonly<{ reason: "missing" }>

function reasonOf(refusal: ReadRefusal): "damaged" | FolderRefusal {
  if (typeof refusal === "string" || refusal.reason === "missing") return "damaged"
  return refusal
}
