import { Encrypter, Stanza } from "age-encryption"
import { concatBytes } from "../../base/bytes.ts"
import { ok, type Result } from "../../base/result.ts"
import { wrapFileKey } from "../../crypto/age-file-key.ts"
import { base64Text } from "../../crypto/base64.ts"
import { randomBytes } from "../../crypto/random.ts"
import { scryptLogN } from "../../crypto/scrypt.ts"
import type { AgeTarget } from "./age-key.ts"
import { scryptLabel } from "./open-age.ts"

const saltBytes = 16

/**
 * `plain` as an age v1 file, as fast as it is read. An error of `plain` is the file's error. Throws on a recipient that is not
 * an X25519 one.
 */
export async function encryptAge(
  plain: ReadableStream<Uint8Array>,
  to: AgeTarget,
): Promise<Result<ReadableStream<Uint8Array>, "out-of-memory">> {
  const encrypter = new Encrypter()
  if (to.kind === "recipient") {
    encrypter.addRecipient(to.recipient)
    return ok(await encrypter.encrypt(plain))
  }
  const salt = randomBytes(saltBytes)
  const derived = await to.deriveScrypt(to.passphrase, concatBytes(scryptLabel, salt), scryptLogN)
  if (!derived.ok) return derived
  using key = derived.value
  encrypter.addRecipient({
    wrapFileKey: (fileKey) => [
      new Stanza(["scrypt", base64Text(salt, "unpadded"), String(scryptLogN)], wrapFileKey(key, fileKey)),
    ],
  })
  return ok(await encrypter.encrypt(plain))
}
