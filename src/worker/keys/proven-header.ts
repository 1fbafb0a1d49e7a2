import type { SecretKey } from "../../crypto/secret-key.ts"
import { type Header, parseHeader, passphraseSlots } from "../../vault/header.ts"
import { isWrittenWith, unlockByPassphrase, unlockByRecovery } from "../../vault/open-header.ts"

/** Throws unless the header that this app has just made opens by this seed. */
export function proveRecovery(bytes: Uint8Array, seed: SecretKey<"recovery-seed">): void {
  const opened = unlockByRecovery(parsedOwn(bytes), seed)
  if (!opened.ok) throw new Error(`The sheet just made does not open: ${opened.refusal}`)
  opened.value.end()
}

/** Throws unless the header that this app has just made opens by this key of its one passphrase slot. */
export function provePassphrase(bytes: Uint8Array, kek: SecretKey<"passphrase-kek">): void {
  const header = parsedOwn(bytes)
  const [slot] = passphraseSlots(header)
  if (slot === undefined) throw new Error("The slot just made is not there")
  const opened = unlockByPassphrase(header, slot, kek)
  if (!opened.ok) throw new Error(`The slot just made does not open: ${opened.refusal}`)
  opened.value.end()
}

/** The header of the next epoch as it was kept beside its key; null where the two do not go together, or not with this vault. */
export function nextHeader(
  bytes: Uint8Array,
  vaultKey: SecretKey<"vault">,
  present: Pick<Header, "vaultId" | "epoch">,
): Header | null {
  const header = parseHeader(bytes)
  if (!header.ok || !isWrittenWith(header.value, vaultKey)) return null
  const { vaultId, epoch } = header.value
  return vaultId === present.vaultId && epoch === present.epoch + 1 ? header.value : null
}

function parsedOwn(bytes: Uint8Array): Header {
  const header = parseHeader(bytes)
  if (!header.ok) throw new Error(`A header of our own making is ${header.refusal}`)
  return header.value
}
