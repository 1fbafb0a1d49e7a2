import { refuse, type Result } from "../base/result.ts"
import { scryptKey } from "../crypto/scrypt.ts"
import { startSodium } from "../crypto/sodium.ts"

export type ScryptRequest = Readonly<{ passphrase: Uint8Array; salt: Uint8Array; logN: number }>
export type ScryptAnswer = Result<Uint8Array<ArrayBuffer>, "out-of-memory">

/** Serves one request and is thrown away with the memory that WebAssembly never gives back. */
const started = startSodium()

async function answer({ passphrase, salt, logN }: ScryptRequest): Promise<ScryptAnswer> {
  // The vault worker proved WebAssembly before; what it lacks here is room.
  if (!(await started).ok) return refuse("out-of-memory")
  const key = scryptKey(passphrase, salt, logN)
  passphrase.fill(0)
  return key.ok ? { ok: true, value: key.value.release() } : key
}

self.addEventListener("message", (event: MessageEvent<ScryptRequest>) => {
  void answer(event.data).then((made) => {
    self.postMessage(made, { transfer: made.ok ? [made.value.buffer] : [] })
  })
})
