import { hexText } from "../base/bytes.ts"
import { sodium } from "./sodium.ts"

/** BLAKE2b (RFC 7693) of 16 bytes, without a key, as hex: tells things apart. It keeps nothing secret. */
export function fingerprint(bytes: Uint8Array): string {
  return hexText(sodium.crypto_generichash(16, bytes, null))
}
