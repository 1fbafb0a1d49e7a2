import { ok, refuse, type Result } from "../base/result.ts"
import { SecretKey } from "../crypto/secret-key.ts"
import type { ScryptAnswer, ScryptRequest } from "./scrypt-worker.ts"

/**
 * The `DeriveScrypt` of the app: scrypt in a worker that is thrown away after it. Takes `passphrase` over: its buffer is
 * detached. A worker that ends without an answer had no memory for it.
 */
export async function deriveScrypt(
  passphrase: Uint8Array<ArrayBuffer>,
  salt: Uint8Array,
  logN: number,
): Promise<Result<SecretKey<"age-passphrase">, "out-of-memory">> {
  const worker = new Worker(new URL("./scrypt-worker.ts", import.meta.url), { type: "module" })
  const answer = await new Promise<ScryptAnswer | null>((resolve) => {
    worker.addEventListener("message", (event: MessageEvent<ScryptAnswer>) => resolve(event.data))
    worker.addEventListener("error", () => resolve(null))
    const request: ScryptRequest = { passphrase, salt, logN }
    worker.postMessage(request, [passphrase.buffer])
  })
  worker.terminate()
  if (answer === null) return refuse("out-of-memory")
  return answer.ok ? ok(SecretKey.adopt("age-passphrase", answer.value)) : answer
}
