import { hexBytes, hexText } from "../../base/bytes.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import { keyBytes, SecretKey } from "../../crypto/secret-key.ts"
import type { Instant } from "../../domain/envelope.ts"
import type { RecordFields, Records, StoredRecord } from "../../storage/storage.ts"
import type { FolderRefusal } from "../../storage/refusals.ts"
import { type SlotId, slotIds } from "../../vault/ids.ts"
import { isJsonObject, type Json } from "../../vault/json.ts"

const recordType = "vault-keys"

/** `identity` is `AGE-SECRET-KEY-1…`. */
export type FormerIdentity = Readonly<{ identity: string; madeAt: Instant }>

/** The keys of a rotation under way. `vaultKey` is the caller's, to end. */
export type NextKeys = Readonly<{ header: Uint8Array<ArrayBuffer>; vaultKey: SecretKey<"vault"> }>

/**
 * What the vault knows of its own keys beside its header: one record, sealed like everything else, which no backup takes
 * along. It is made when something is first to be kept.
 */
export class KeyRecord {
  readonly #records: Records

  constructor(records: Records) {
    this.#records = records
  }

  /** Backup identities of former sheets, the newest first. */
  get former(): readonly FormerIdentity[] {
    const record = this.#record
    const [identities, madeAt] = [record?.["identities"], record?.["madeAt"]]
    if (!Array.isArray(identities) || !Array.isArray(madeAt)) return []
    return identities.flatMap((identity, at) => {
      const made: unknown = madeAt[at]
      return typeof identity === "string" && typeof made === "string"
        ? [{ identity, madeAt: made as Instant }]
        : []
    })
  }

  /** When the present sheet was made, as far as it was noted. */
  get sheetMadeAt(): Instant | null {
    const record = this.#record
    const madeAt = record?.["sheetMadeAt"]
    return typeof madeAt === "string" ? (madeAt as Instant) : (record?.createdAt ?? null)
  }

  /** The passphrase slot that the folder's `identity.age` was made for; null where it is missing or out of date. */
  get identityFor(): SlotId | null {
    const slot = this.#record?.["identityFor"]
    return typeof slot === "string" ? slotIds.parse(slot) : null
  }

  /** Whether what former keys open may still lie in the folder. */
  get hasFormerFiles(): boolean {
    return this.#record?.["formerFiles"] === true
  }

  get isRotating(): boolean {
    return isJsonObject(this.#record?.["next"])
  }

  /** Null where no rotation is under way. */
  next(): NextKeys | null {
    const next = this.#record?.["next"]
    if (!isJsonObject(next)) return null
    const [header, key] = [bytesIn(next["header"]), bytesIn(next["vaultKey"])]
    if (header === null || key?.length !== keyBytes) return null
    return { header, vaultKey: SecretKey.adopt("vault", key) }
  }

  noteIdentityFor(slot: SlotId | null): Done {
    return this.#write({ identityFor: slot ?? undefined })
  }

  noteFormerFilesGone(): Done {
    return this.#write({ formerFiles: undefined })
  }

  /** In one commit, before a new sheet takes the place of the one whose identity is `former`. */
  beginSheet(former: FormerIdentity, madeAt: Instant): Done {
    return this.#write({ ...withFormer(this.former, former), sheetMadeAt: madeAt, identityFor: undefined })
  }

  /** From now on a rotation to these keys is under way, whatever happens to this process. */
  beginRotation({ header, vaultKey }: NextKeys, sheetMadeAt: Instant): Done {
    const next = { header: hexText(header), vaultKey: hexText(vaultKey.borrow()), sheetMadeAt }
    return this.#write({ next })
  }

  endRotation(): Done {
    return this.isRotating ? this.#write({ next: undefined }) : Promise.resolve(ok())
  }

  /** The record as it is to stand under the next keys: nothing of them, and the present identity among the former. */
  revised(record: StoredRecord, former: FormerIdentity): StoredRecord {
    if (record.type !== recordType) return record
    const { next, identityFor: _slot, ...kept } = record
    const sheetMadeAt = isJsonObject(next) ? next["sheetMadeAt"] : undefined
    return {
      ...kept,
      ...withFormer(this.former, former),
      formerFiles: true,
      ...(sheetMadeAt === undefined ? {} : { sheetMadeAt }),
    }
  }

  get #record(): StoredRecord | null {
    for (const record of this.#records.list(recordType)) return record
    return null
  }

  async #write(fields: RecordFields): Done {
    const record = this.#record
    const committed = await this.#records.commit([
      record === null
        ? { kind: "create", type: recordType, fields }
        : { kind: "change", id: record.id, fields },
    ])
    if (committed.ok) return ok()
    const { refusal } = committed
    if (refusal.reason === "not-found" || refusal.reason === "too-large") {
      throw new Error(`The record of keys is ${refusal.reason}`)
    }
    return refuse(refusal)
  }
}

type Done = Promise<Result<undefined, FolderRefusal>>

/** Again for the same one: changes nothing. */
function withFormer(known: readonly FormerIdentity[], former: FormerIdentity) {
  const all = [former, ...known.filter(({ identity }) => identity !== former.identity)]
  return { identities: all.map(({ identity }) => identity), madeAt: all.map(({ madeAt }) => madeAt) }
}

function bytesIn(value: Json | undefined): Uint8Array<ArrayBuffer> | null {
  return typeof value === "string" ? hexBytes(value) : null
}
