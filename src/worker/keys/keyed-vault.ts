import type { Storage } from "../../storage/storage.ts"
import type { FoundVault } from "../survey.ts"
import type { IdentityKeeper } from "./identity-keeper.ts"
import type { KeyRecord } from "./key-record.ts"

/** Of an open vault, what a change of its keys needs. */
export interface KeyedVault {
  /** Replaced when the header is. */
  found: FoundVault
  readonly storage: Storage
  readonly keyRecord: KeyRecord
  readonly identities: IdentityKeeper
}
