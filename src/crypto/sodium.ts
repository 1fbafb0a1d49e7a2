import sodium, { ready } from "libsodium-wrappers-sumo"
import { hexText } from "../base/bytes.ts"
import { ok, refuse, type Result } from "../base/result.ts"

/** The one instance. Nothing in it may be called before `startSodium` has answered. */
export { sodium }

export type SodiumRefusal = "no-webassembly" | "self-test-failed"

/**
 * Waits for libsodium and proves that it runs as WebAssembly and computes Argon2id rightly. Where this refuses, no vault
 * may be made or opened: an asm.js build would be some fifty times slower, and a wrong one would lock the owner out.
 */
export async function startSodium(): Promise<Result<undefined, SodiumRefusal>> {
  if (typeof WebAssembly === "undefined") return refuse("no-webassembly")
  try {
    await ready
  } catch {
    return refuse("no-webassembly")
  }
  if (!runsAsWebAssembly()) return refuse("no-webassembly")
  return argon2KnownAnswer() === expectedAnswer ? ok() : refuse("self-test-failed")
}

/** Only a function exported by a WebAssembly instance (or built into the engine) has native code for its text. */
function runsAsWebAssembly(): boolean {
  const inner: unknown = Reflect.get(sodium, "libsodium")
  if (typeof inner !== "object" || inner === null) return false
  const init: unknown = Reflect.get(inner, "_sodium_init")
  return typeof init === "function" && Function.prototype.toString.call(init).includes("[native code]")
}

/** By PyNaCl: `nacl.bindings.crypto_pwhash_alg(32, b"self test", b"0" * 16, 2, 256 * 1024, 2).hex()`. */
const expectedAnswer = "f7cb3ad55cef0361d6e1d49f27f12b604b5f03a80ce4fd4c73bee6d2d7b8350c"

function argon2KnownAnswer(): string {
  const salt = new Uint8Array(sodium.crypto_pwhash_SALTBYTES).fill(0x30)
  return hexText(
    sodium.crypto_pwhash(32, "self test", salt, 2, 256 * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13),
  )
}
