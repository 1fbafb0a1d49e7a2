import { type KdfRefusal, calibratedCost, passphraseKek } from "../crypto/kdf.ts"
import { startSodium } from "../crypto/sodium.ts"
import type { Argon2Cost } from "../crypto/argon2-cost.ts"
import { refuse, type Result } from "../base/result.ts"

/** `cost` null: find out what this machine can bear first, and say which cost was taken. */
export type Argon2Request = Readonly<{ passphrase: Uint8Array; salt: Uint8Array; cost: Argon2Cost | null }>
export type Argon2Answer = Result<
  Readonly<{ kek: Uint8Array<ArrayBuffer>; cost: Argon2Cost }>,
  KdfRefusal | "no-webassembly" | "self-test-failed"
>

/** Serves one request and is thrown away with the memory that WebAssembly never gives back. */
const started = startSodium()

async function answer({ passphrase, salt, cost: asked }: Argon2Request): Promise<Argon2Answer> {
  const start = await started
  if (!start.ok) return start
  const cost = asked === null ? calibratedCost(() => performance.now()) : { ok: true as const, value: asked }
  if (!cost.ok) return refuse(cost.refusal)
  const kek = passphraseKek(passphrase, salt, cost.value)
  passphrase.fill(0)
  return kek.ok ? { ok: true, value: { kek: kek.value.release(), cost: cost.value } } : kek
}

self.addEventListener("message", (event: MessageEvent<Argon2Request>) => {
  void answer(event.data).then((made) => {
    const moved: Transferable[] = made.ok ? [made.value.kek.buffer] : []
    self.postMessage(made, { transfer: moved })
  })
})
