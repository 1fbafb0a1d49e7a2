import { blake2b } from "@noble/hashes/blake2.js"
import { identityToRecipient } from "age-encryption"
import { bytesOfHex, type Fields, isFields } from "./fields.ts"
import { type Key, secretOf, subkey } from "./keys.ts"

/** The mark of origin, made anew while the lines go by. Null where the manifest names no key that is at hand. */
export async function makeMark(manifest: Fields, key: Key) {
  const secret = await markKey(manifest["mac"], key)
  if (secret === null) return null
  const hash = blake2b.create({ key: secret, dkLen: 32 })
  return {
    update: (line: Uint8Array): void => {
      hash.update(line)
    },
    isProven: (given: unknown): boolean => {
      const mark = typeof given === "string" ? bytesOfHex(given) : null
      const own = hash.digest()
      if (mark === null || mark.length !== own.length) return false
      return own.reduce((difference, byte, at) => difference | (byte ^ (mark[at] ?? 0)), 0) === 0
    },
  }
}

async function markKey(source: unknown, key: Key): Promise<Uint8Array | null> {
  if (!isFields(source)) return null
  if (source["by"] === "key" && key.kind === "passphrase") {
    return typeof source["key"] === "string" ? bytesOfHex(source["key"]) : null
  }
  if (source["by"] !== "identity" || key.kind !== "identities") return null
  for (const identity of key.identities) {
    const secret = secretOf(identity)
    if (secret !== null && (await identityToRecipient(identity)) === source["recipient"]) {
      return subkey(secret, 1, "lucilbak")
    }
  }
  return null
}
