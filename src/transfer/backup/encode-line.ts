import { concatBytes } from "../../base/bytes.ts"
import { base64Text } from "../../crypto/base64.ts"
import { randomBytes } from "../../crypto/random.ts"
import { utf8Bytes } from "../../crypto/utf8.ts"
import type { JsonObject } from "../../vault/json.ts"

/** A shorter line holds a random id, and that is enough. */
const paddedFrom = 2000
/** Under the ratio of `backupLimits`, the bytes of the padding itself counted in. */
const bytesPerRandomByte = 150

/**
 * One line of a backup, with its newline. A long one gets random bytes under `pad`, so that no text or file, however
 * monotonous, compresses so well that a reader would take it for a bomb.
 */
export function encodeLine(line: JsonObject): Uint8Array<ArrayBuffer> {
  const bytes = utf8Bytes(`${JSON.stringify(line)}\n`)
  if (bytes.length < paddedFrom) return bytes
  const pad = base64Text(randomBytes(Math.ceil(bytes.length / bytesPerRandomByte)), "padded")
  return concatBytes(bytes.subarray(0, -2), utf8Bytes(`,"pad":"${pad}"}\n`))
}
