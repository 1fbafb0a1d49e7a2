import { ok, refuse, type Result } from "../base/result.ts"
import type { Argon2Cost } from "../crypto/argon2-cost.ts"
import type { KdfRefusal } from "../crypto/kdf.ts"
import { SecretKey } from "../crypto/secret-key.ts"
import type { Argon2Answer, Argon2Request } from "./argon2-worker.ts"

export type DerivedKek = Readonly<{ kek: SecretKey<"passphrase-kek">; cost: Argon2Cost }>
export type DeriveRefusal = KdfRefusal | "no-webassembly" | "self-test-failed" | "worker-failed"

/** Ending a worker that holds hundreds of megabytes delays the next paint: it waits until the first screen is there. */
const endAfterMs = 2_000

let warm: Worker | null = null
/** Those that have answered and still hold their memory. */
const spent = new Set<Worker>()

function startWorker(): Worker {
  return new Worker(new URL("./argon2-worker.ts", import.meta.url), { type: "module" })
}

/** Starts the worker for the next derivation, so that its code is compiled while the passphrase is typed. */
export function prewarmArgon2(): void {
  warm ??= startWorker()
}

/** For whoever is about to take much memory: what Argon2 took is given back now instead of a little later. */
export function endSpentArgon2(): void {
  for (const worker of spent) worker.terminate()
  spent.clear()
}

/**
 * Argon2id in a worker that is thrown away after it. Takes `passphrase` over: its buffer is detached. With `cost` null
 * the machine is measured first and the cost taken is in the answer. The key is the caller's, to end.
 */
export async function deriveKek(
  passphrase: Uint8Array<ArrayBuffer>,
  salt: Uint8Array,
  cost: Argon2Cost | null,
): Promise<Result<DerivedKek, DeriveRefusal>> {
  const worker = warm ?? startWorker()
  warm = null
  const answer = await new Promise<Argon2Answer | null>((resolve) => {
    worker.addEventListener("message", (event: MessageEvent<Argon2Answer>) => resolve(event.data))
    worker.addEventListener("error", () => resolve(null))
    const request: Argon2Request = { passphrase, salt, cost }
    worker.postMessage(request, [passphrase.buffer])
  })
  spent.add(worker)
  setTimeout(() => {
    spent.delete(worker)
    worker.terminate()
  }, endAfterMs)
  if (answer === null) return refuse("worker-failed")
  if (!answer.ok) return answer
  return ok({ kek: SecretKey.adopt("passphrase-kek", answer.value.kek), cost: answer.value.cost })
}
