import { refuse, type Result } from "../../base/result.ts"
import { emptyVaultFrame } from "../../storage/empty-vault.ts"
import { type CreateHow, createVaultFolder } from "../../storage/shell-files.ts"
import type { Send } from "../../storage/shell-request.ts"
import { parseHeader } from "../../vault/header.ts"
import { openVaultKeys } from "../../vault/open-header.ts"
import type { CreateRefusal, OwnerRole } from "../api.ts"
import { OpenVault } from "../open-vault.ts"
import type { PreparedVault } from "../prepared-vault.ts"
import { lookAtVault } from "../survey.ts"

export type VaultToMake = Pick<PreparedVault, "vaultId" | "vaultKey" | "header">

/** Always a folder of its own: no other vault is touched. */
export async function makeVault(
  send: Send,
  prepared: VaultToMake,
  how: CreateHow,
): Promise<Result<OpenVault, CreateRefusal>> {
  const header = await prepared.header()
  if (!header.ok) {
    const isMemory = header.refusal === "out-of-memory" || header.refusal === "worker-failed"
    return refuse({ reason: isMemory ? "out-of-memory" : "no-webassembly" })
  }
  using keys = openVaultKeys(parsedOwn(header.value), prepared.vaultKey)
  const frame = emptyVaultFrame(keys, Date.now())
  const made = await createVaultFolder(send, header.value, frame, how)
  if (!made.ok) return made
  const sight = await lookAtVault(send, made.value)
  if (sight.kind !== "found") return refuse({ reason: "storage-failed" })
  const vault = await OpenVault.open(sight.vault, prepared.vaultKey, null)
  return vault.ok ? vault : refuse({ reason: "storage-failed" })
}

/** A vault that knows its owner by what they are, and nothing else yet. */
export async function makeOwnersVault(
  send: Send,
  prepared: VaultToMake,
  roles: readonly OwnerRole[],
  place: string | undefined,
): Promise<Result<OpenVault, CreateRefusal>> {
  const made = await makeVault(send, prepared, place === undefined ? {} : { place })
  if (!made.ok) return made
  const profile = { kind: "create", type: "profile", fields: { iAm: [...roles] } } as const
  const committed = await made.value.storage.records.commit([profile])
  if (committed.ok) return made
  await made.value.close()
  return refuse({ reason: "storage-failed" })
}

/** Throws on a header that this app did not just make itself. */
function parsedOwn(bytes: Uint8Array) {
  const header = parseHeader(bytes)
  if (!header.ok) throw new Error(`A header of our own making is ${header.refusal}`)
  return header.value
}
