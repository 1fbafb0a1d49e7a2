import { ageRecipient } from "../../../../src/crypto/age-identity.ts"
import { SecretKey } from "../../../../src/crypto/secret-key.ts"
import { startSodium } from "../../../../src/crypto/sodium.ts"
import type { AgeKey, DeriveScrypt } from "../../../../src/transfer/age/age-key.ts"
import { encryptAge } from "../../../../src/transfer/age/encrypt-age.ts"
import { openAge } from "../../../../src/transfer/age/open-age.ts"
import { writeLines } from "../../../../src/transfer/backup/write-backup.ts"
import { readBackup } from "../../../../src/transfer/backup/read-backup.ts"
import { streamOf } from "../../../../src/transfer/byte-stream.ts"
import { must } from "../../must.ts"
import { bytesOf, inPieces, passphraseInput, quickScrypt, sealedTo } from "../age-parts.ts"
import { mixedBackup, sampleIdentity, sampleSource, writtenBackup } from "../sample-backup.ts"
import { bombs } from "./bombs.ts"
import { hostilePayload, type PayloadCase } from "./cases.ts"
import { costBomb } from "./cost-bombs.ts"
import { Random } from "./random.ts"

/**
 * Reads so many hostile backups in a process of its own, whose memory can be measured, as the app reads one: `program.mjs SEED
 * COUNT MEBIBYTES`. Prints one object of JSON.
 */
export type HostileReport = Readonly<{
  tried: number
  proven: number
  /** Named, where more was said of a case than may be. */
  wrong: readonly string[]
  controls: readonly string[]
  derivations: number
  slowest: Readonly<{ name: string; milliseconds: number }>
  peakMebibytes: number
  isPrototypeClean: boolean
  said: Readonly<Record<string, number>>
}>

const [seed = 1, count = 100, mebibytes = 64] = process.argv.slice(2).map(Number)
must(await startSodium())
const random = new Random(seed)
const identity = sampleIdentity(1)
const before = Reflect.ownKeys(Object.prototype).length
let derivations = 0
const derive: DeriveScrypt = (...args) => {
  derivations += 1
  return quickScrypt(...args)
}
const byPassphrase = (): AgeKey => ({
  kind: "passphrase",
  passphrase: passphraseInput(),
  deriveScrypt: derive,
})

/** As the app does: the age file, its payload, every item, the verdict. */
async function said(file: Buffer, by: AgeKey): Promise<string> {
  const opened = await openAge(() => inPieces(file, 1 << 20), by)
  if (!opened.ok) return opened.refusal
  const proof =
    by.kind === "identities"
      ? { by: "identities" as const, identities: [identity] }
      : { by: "passphrase" as const }
  const reading = await readBackup(opened.value, proof)
  if (!reading.ok) return reading.refusal
  for await (const item of reading.value.items()) if (item.kind === "chunk" && item.at < 0) break
  const verdict = reading.value.verdict()
  return verdict.ok ? verdict.value.origin : verdict.refusal
}

const { records, files } = mixedBackup()
const lines = (await bytesOf(writeLines(sampleSource(records, identity, { files }))))
  .toString("utf8")
  .split("\n")
  .slice(0, -1)
const good = await sealedTo(ageRecipient(identity), await writtenBackup(records, identity, { files }))
const to = { kind: "passphrase", passphrase: passphraseInput(), deriveScrypt: quickScrypt } as const
const underPassphrase = await bytesOf(
  must(await encryptAge(streamOf(await writtenBackup(records, "own", { files })), to)),
)
const byIdentity: AgeKey = { kind: "identities", identities: [SecretKey.random("backup-identity"), identity] }
const controls = [await said(good, byIdentity), await said(underPassphrase, byPassphrase())]
derivations = 0

const counts = new Map<string, number>()
const wrong: string[] = []
let proven = 0
let tried = 0
let slowest = { name: "none", milliseconds: 0 }

/** Time of the processor, of all threads of this process: what else runs on the machine does not count. */
async function tryCase(name: string, most: PayloadCase["most"], file: Buffer, by: AgeKey): Promise<void> {
  const start = process.cpuUsage()
  const answer = await said(file, by)
  const { user, system } = process.cpuUsage(start)
  const milliseconds = Math.round((user + system) / 1000)
  if (milliseconds > slowest.milliseconds) slowest = { name, milliseconds }
  tried += 1
  counts.set(answer, (counts.get(answer) ?? 0) + 1)
  if (answer === "proven") proven += 1
  if (answer === "proven" || (most === "refused" && answer === "unknown")) wrong.push(`${name}: ${answer}`)
}

for (const [name, payload] of await bombs(lines, mebibytes))
  await tryCase(`bomb: ${name}`, "refused", await sealedTo(ageRecipient(identity), payload), byIdentity)
while (tried < count) {
  if (random.below(8) === 0) {
    const { name, file } = costBomb(underPassphrase, random)
    await tryCase(name, "refused", file, byPassphrase())
    continue
  }
  const { name, payload, most } = hostilePayload(lines, identity, random)
  await tryCase(name, most, await sealedTo(ageRecipient(identity), payload), byIdentity)
}

controls.push(await said(good, byIdentity))
const report: HostileReport = {
  tried,
  proven,
  wrong,
  controls,
  derivations,
  slowest,
  peakMebibytes: Math.round(process.resourceUsage().maxRSS / 1024),
  isPrototypeClean:
    Reflect.ownKeys(Object.prototype).length === before && Reflect.get({}, "polluted") === undefined,
  said: Object.fromEntries(counts),
}
console.log(JSON.stringify(report))
