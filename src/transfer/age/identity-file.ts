import { ok, refuse, type Result } from "../../base/result.ts"
import { ageIdentity, ageRecipient, parseAgeIdentity } from "../../crypto/age-identity.ts"
import type { SecretKey } from "../../crypto/secret-key.ts"
import { utf8Bytes, utf8Text } from "../../crypto/utf8.ts"
import type { Instant } from "../../domain/envelope.ts"
import { bytesOfStream, streamOf } from "../byte-stream.ts"
import type { AgeRefusal, DeriveScrypt } from "./age-key.ts"
import { encryptAge } from "./encrypt-age.ts"
import { openAge } from "./open-age.ts"

/** Bytes of `identity.age`, and of what it holds. */
export const longestIdentityFile = 64 * 1024

/** `createdAt` is written down for whoever reads the file, and nothing reads it back. */
export type WrittenIdentity = Readonly<{ identity: SecretKey<"backup-identity">; createdAt: Instant }>

/**
 * `identity.age`: identities, the newest first, as `age-keygen` writes them, in an age file under the passphrase (bytes of
 * `passphraseBytes`, taken over). `age -d -i identity.age` takes it as it is.
 */
export async function sealIdentities(
  identities: readonly WrittenIdentity[],
  passphrase: Uint8Array<ArrayBuffer>,
  deriveScrypt: DeriveScrypt,
): Promise<Result<Uint8Array<ArrayBuffer>, "out-of-memory">> {
  const text = identities.map(
    ({ identity, createdAt }) =>
      `# created: ${createdAt}\n# public key: ${ageRecipient(identity)}\n${ageIdentity(identity)}\n`,
  )
  const plain = utf8Bytes(text.join(""))
  const file = await encryptAge(streamOf(plain), { kind: "passphrase", passphrase, deriveScrypt })
  if (!file.ok) return file
  const bytes = await bytesOfStream(file.value, longestIdentityFile)
  if (!bytes.ok) throw new Error("More identities than one file holds")
  return bytes
}

/** The keys of `identity.age`, in their order; the caller's, to end. An empty one is `not-a-backup`. */
export async function openIdentities(
  file: () => ReadableStream<Uint8Array>,
  passphrase: Uint8Array<ArrayBuffer>,
  deriveScrypt: DeriveScrypt,
): Promise<Result<readonly SecretKey<"backup-identity">[], AgeRefusal>> {
  const opened = await openAge(file, { kind: "passphrase", passphrase, deriveScrypt })
  if (!opened.ok) return opened
  const plain = await bytesOfStream(opened.value, longestIdentityFile)
  if (!plain.ok) return refuse(plain.refusal === "too-large" ? "not-a-backup" : plain.refusal)
  const lines = (utf8Text(plain.value) ?? "no text").split(/\r?\n/)
  plain.value.fill(0)
  return identitiesIn(lines.filter((line) => line !== "" && !line.startsWith("#")))
}

function identitiesIn(lines: readonly string[]): Result<readonly SecretKey<"backup-identity">[], AgeRefusal> {
  const identities: SecretKey<"backup-identity">[] = []
  for (const line of lines) {
    const identity = parseAgeIdentity(line)
    if (identity.ok) identities.push(identity.value)
    else {
      for (const kept of identities) kept.end()
      return refuse("not-a-backup")
    }
  }
  return identities.length === 0 ? refuse("not-a-backup") : ok(identities)
}
