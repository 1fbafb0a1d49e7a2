import { gzipSync } from "node:zlib"
import { hexText } from "../../../../src/base/bytes.ts"
import { ageRecipient } from "../../../../src/crypto/age-identity.ts"
import { KeyedHasher } from "../../../../src/crypto/keyed-hash.ts"
import { SecretKey } from "../../../../src/crypto/secret-key.ts"
import { backupMacKey } from "../../../../src/crypto/subkeys.ts"
import { type PayloadFault, payloadFaults } from "./payload-faults.ts"
import type { Random } from "./random.ts"

/** A payload, and what may at most be said of it. */
export type PayloadCase = Readonly<{ name: string; payload: Buffer; most: "refused" | "unknown" }>

type Line = string | Buffer
export const bytesOfLines = (lines: readonly Line[]): Buffer =>
  Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.of(0x0a)]))

/** The lines with the MAC that this key makes of them, where their last one has a place for it. */
export function macked(lines: readonly Line[], key: SecretKey<"backup-mac">): readonly Line[] {
  const last = lines.findLastIndex((line) => line.toString().startsWith('{"end"'))
  if (last === -1) return lines
  using hasher = new KeyedHasher(key)
  hasher.add(bytesOfLines(lines.slice(0, last)))
  const mac = hexText(hasher.finish())
  const end = (lines[last] ?? "").toString().replace(/"mac":"[0-9a-f]{64}"/, `"mac":"${mac}"`)
  return [...lines.slice(0, last), end, ...lines.slice(last + 1)]
}

/** `lines` of a good backup, changed in one way or several, by somebody who knows the recipient and not the identity. */
export function hostilePayload(
  lines: readonly string[],
  identity: SecretKey<"backup-identity">,
  random: Random,
): PayloadCase {
  const kind = random.below(10)
  if (kind < 6) return faulty(lines, identity, random)
  if (kind < 8) return forged(lines, random)
  return mutated(lines, identity, random)
}

function faulty(
  lines: readonly string[],
  identity: SecretKey<"backup-identity">,
  random: Random,
): PayloadCase {
  const fault: PayloadFault = random.pick(payloadFaults)
  const changed = fault.change(lines, random)
  // As from a writer gone wrong: the MAC alone must not be what refuses it.
  const isMacked = fault.bears === "never" && random.below(2) === 0
  const said = isMacked ? macked(changed, backupMacKey(identity)) : changed
  const most = fault.bears === "never" ? "refused" : "unknown"
  return {
    name: `${fault.name}${isMacked ? ", with a right MAC" : ""}`,
    payload: gzipSync(bytesOfLines(said)),
    most,
  }
}

/** Whole, well-formed, and made by somebody else. */
function forged(lines: readonly string[], random: Random): PayloadCase {
  const own = SecretKey.random("backup-mac")
  const stranger = SecretKey.random("backup-identity")
  const withMac = (source: object): string[] => [
    (lines[0] ?? "").replace(/"mac":\{[^}]*\}/, `"mac":${JSON.stringify(source)}`),
    ...lines.slice(1),
  ]
  const ways: readonly (readonly [string, () => readonly Line[]])[] = [
    ["no MAC's key", () => macked(lines, own)],
    ["a key of its own", () => macked(withMac({ by: "key", key: hexText(own.borrow()) }), own)],
    ["another identity's MAC", () => macked(lines, backupMacKey(stranger))],
    [
      "another identity's name and MAC",
      () => macked(withMac({ by: "identity", recipient: ageRecipient(stranger) }), backupMacKey(stranger)),
    ],
    [
      "a MAC of zeros",
      () => lines.map((line) => line.replace(/"mac":"[0-9a-f]{64}"/, `"mac":"${"0".repeat(64)}"`)),
    ],
    [
      "a MAC with one letter changed",
      () => lines.map((line) => line.replace(/(?<="mac":")(.)/, (digit) => (digit === "0" ? "1" : "0"))),
    ],
  ]
  const [name, make] = random.pick(ways)
  return { name: `forged: ${name}`, payload: gzipSync(bytesOfLines(make())), most: "unknown" }
}

/** Bytes flipped, put in, taken out and copied about, in the text or in the gzip around it. */
function mutated(
  lines: readonly string[],
  identity: SecretKey<"backup-identity">,
  random: Random,
): PayloadCase {
  const isPacked = random.below(2) === 0
  const whole = isPacked ? gzipSync(bytesOfLines(lines)) : bytesOfLines(lines)
  let bytes = whole
  for (let times = 1 + random.below(6); times > 0; times--) {
    const at = random.below(bytes.length)
    const length = 1 + random.below(40)
    const from = random.below(bytes.length)
    const part = bytes.subarray(from, from + length)
    const put = random.pick([
      Buffer.of(random.below(256)),
      part,
      Buffer.of(bytes[at] ?? 0 ^ (1 << random.below(8))),
      Buffer.of(),
    ])
    bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + random.below(length))])
  }
  if (bytes.equals(whole)) return faulty(lines, identity, random)
  return {
    name: isPacked ? "mutated gzip" : "mutated text",
    payload: isPacked ? bytes : gzipSync(bytes),
    most: "unknown",
  }
}
