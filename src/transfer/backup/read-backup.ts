import { ok, refuse, type Result } from "../../base/result.ts"
import { ageRecipient } from "../../crypto/age-identity.ts"
import { equalInConstantTime, KeyedHasher } from "../../crypto/keyed-hash.ts"
import { SecretKey } from "../../crypto/secret-key.ts"
import { backupMacKey } from "../../crypto/subkeys.ts"
import { StreamRefusal } from "../stream-refusal.ts"
import type { BackupItem, BackupRefusal, BackupVerdict } from "./backup-item.ts"
import { decompressed } from "./gzip.ts"
import { linesOf } from "./lines.ts"
import { parseLine } from "./parse-line.ts"
import { backupLimits, type BackupManifest } from "./payload.ts"
import { type EndLine, readLine } from "./read-line.ts"
import { readManifest } from "./read-manifest.ts"
import { BackupTally } from "./tally.ts"

/**
 * By what the age file around the payload was opened. Under a passphrase only who knows it can have written it; to a recipient, anybody:
 * then the MAC has to be that of one of these identities.
 */
export type BackupProof =
  | Readonly<{ by: "passphrase" }>
  | Readonly<{ by: "identities"; identities: readonly SecretKey<"backup-identity">[] }>

/**
 * Reads the manifest of a backup's payload, and answers what reads the rest. The identities stay the caller's and are not
 * asked afterwards. A refusal cancels `payload`.
 */
export async function readBackup(
  payload: ReadableStream<Uint8Array>,
  proof: BackupProof,
): Promise<Result<BackupReading, BackupRefusal>> {
  const lines = linesOf(decompressed(payload))
  try {
    const first = await lines.next()
    const manifest = first.done ? refuse("not-a-backup") : readManifest(parseLine(first.value))
    if (!manifest.ok || first.done) {
      await lines.return()
      return manifest.ok ? refuse("not-a-backup") : manifest
    }
    const key = macKey(manifest.value, proof)
    const hasher = key === null ? null : new KeyedHasher(key)
    key?.end()
    hasher?.add(first.value)
    return ok(new BackupReading(manifest.value, lines, hasher))
  } catch (error) {
    return refuse(refusalOf(error))
  }
}

/**
 * One pass over a backup. Nothing that it yields counts before the verdict is there: that the file is whole, and who made it, stands at its
 * end. The order: `for await` over `items()`, then `verdict()`. Leaving the loop early cancels the source.
 */
export class BackupReading {
  readonly manifest: BackupManifest
  readonly #lines: AsyncGenerator<Uint8Array, void, void>
  readonly #hasher: KeyedHasher | null
  readonly #tally: BackupTally
  #verdict: Result<BackupVerdict, BackupRefusal> | null = null
  #recordBytes = 0

  constructor(
    manifest: BackupManifest,
    lines: AsyncGenerator<Uint8Array, void, void>,
    hasher: KeyedHasher | null,
  ) {
    this.manifest = manifest
    this.#lines = lines
    this.#hasher = hasher
    this.#tally = new BackupTally(manifest)
  }

  /** Ends without a word where the backup is refused: the verdict says it. To be asked once. */
  async *items(): AsyncGenerator<BackupItem, void, void> {
    try {
      const end = yield* this.#content()
      this.#verdict = await this.#close(end)
    } catch (error) {
      this.#verdict = refuse(refusalOf(error))
    } finally {
      this.#verdict ??= refuse("cancelled")
      this.#hasher?.[Symbol.dispose]()
      await this.#lines.return()
    }
  }

  /** Throws before the items have ended. */
  verdict(): Result<BackupVerdict, BackupRefusal> {
    if (this.#verdict === null) throw new Error("The backup was not read to its end")
    return this.#verdict
  }

  /** Instead of reading the items. */
  async cancel(): Promise<void> {
    this.#verdict ??= refuse("cancelled")
    this.#hasher?.[Symbol.dispose]()
    await this.#lines.return()
  }

  async *#content(): AsyncGenerator<BackupItem, EndLine, void> {
    for (;;) {
      const next = await this.#lines.next()
      const line = next.done ? null : readLine(parseLine(next.value))
      if (next.done || line === null) throw new StreamRefusal("damaged")
      if (line.kind === "end") return line
      if (line.kind === "record") this.#count(next.value)
      this.#hasher?.add(next.value)
      const item = this.#tally.take(line)
      if (item === null) throw new StreamRefusal("damaged")
      yield item
    }
  }

  #count(line: Uint8Array): void {
    this.#recordBytes += line.length
    if (this.#recordBytes > backupLimits.recordBytes) throw new StreamRefusal("too-large")
  }

  /** Only once nothing follows the last line. */
  async #close(end: EndLine): Promise<Result<BackupVerdict, BackupRefusal>> {
    if (!(await this.#lines.next()).done) return refuse("damaged")
    const mac = this.#hasher?.finish()
    const isProven = mac !== undefined && equalInConstantTime(mac, end.mac)
    const verdict = this.#tally.close(end, isProven ? "proven" : "unknown")
    return verdict === null ? refuse("damaged") : ok(verdict)
  }
}

/** A key that stands in the file proves nothing of a file that anybody can have written. */
function macKey({ mac }: BackupManifest, proof: BackupProof): SecretKey<"backup-mac"> | null {
  if (mac.by === "key")
    return proof.by === "passphrase" ? SecretKey.adopt("backup-mac", Uint8Array.from(mac.key)) : null
  if (proof.by === "passphrase") return null
  const identity = proof.identities.find((candidate) => ageRecipient(candidate) === mac.recipient)
  return identity === undefined ? null : backupMacKey(identity)
}

function refusalOf(error: unknown): BackupRefusal {
  if (error instanceof StreamRefusal) return error.reason
  throw error
}
