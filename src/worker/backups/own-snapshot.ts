import type { SecretKey } from "../../crypto/secret-key.ts"
import type { ShellStore } from "../../storage/shell-store.ts"
import { openAge } from "../../transfer/age/open-age.ts"
import { streamOfStored } from "./byte-pump.ts"

/** Whether a file of this name was written for this identity: of another vault's, and of what is no age file, it says no. */
export async function isOwnSnapshot(
  store: ShellStore,
  name: string,
  identity: SecretKey<"backup-identity">,
): Promise<boolean> {
  const opened = await openAge(() => streamOfStored(store, name), {
    kind: "identities",
    identities: [identity],
  })
  if (!opened.ok) return false
  await opened.value.cancel()
  return true
}
