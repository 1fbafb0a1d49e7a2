import { encodeFrame } from "../vault/frame.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { emptyState, nextState, sealState } from "../vault/state-seal.ts"

/** The first commit of a new vault, without any row, for `createVaultFolder`. `now` in milliseconds since 1970. */
export function emptyVaultFrame(keys: VaultKeys, now: number): Uint8Array<ArrayBuffer> {
  const state = nextState(keys, emptyState, [], now)
  const frame = encodeFrame({
    kind: "commit",
    vaultId: keys.vaultId,
    generation: state.generation,
    puts: [],
    deletions: [],
    sealedState: sealState(keys, state),
  })
  if (!frame.ok) throw new Error("A frame without rows is never too large")
  return frame.value
}
