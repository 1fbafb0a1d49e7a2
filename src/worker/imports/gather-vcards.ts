import { ok, refuse, type Result } from "../../base/result.ts"
import { fingerprint } from "../../crypto/fingerprint.ts"
import { utf8Bytes } from "../../crypto/utf8.ts"
import type { ImportedCard } from "../../transfer/vcard/imported-contact.ts"
import { vcardLimits } from "../../transfer/vcard/limits.ts"
import { readVcards } from "../../transfer/vcard/read-vcards.ts"
import type { ImportFile, ImportRefusal } from "../api/imports.ts"
import { LongRun } from "../long-run.ts"
import { importLimits } from "./limits.ts"
import { prepareContact } from "./prepare-contact.ts"
import type { Gathered, GatherParts, Gathering, PreparedRecord } from "./prepared-record.ts"
import { readFile } from "./read-file.ts"

/** Reads address books, one after the other in the order of their paths. */
export function gatherVcards(
  files: readonly ImportFile[],
  parts: GatherParts,
): Result<Gathering, ImportRefusal> {
  if (files.reduce((sum, { file }) => sum + file.size, 0) > importLimits.cardBytes)
    return refuse({ reason: "too-many" })
  const run = new LongRun(files.length, parts.tell)
  const inOrder = files.toSorted((one, other) => (one.path < other.path ? -1 : 1))
  return ok({ run, gather: () => readAll(inOrder, parts, run) })
}

async function readAll(
  files: readonly ImportFile[],
  { leftOut, isHere }: GatherParts,
  run: LongRun,
): Promise<Result<Gathered, ImportRefusal>> {
  const records: PreparedRecord[] = []
  const sayings = new Map<string, string>()
  let cards = 0
  let alreadyHere = 0
  let unread = 0
  for (const [at, { path, file }] of files.entries()) {
    if (!(await run.goesOn(at))) return refuse({ reason: "cancelled" })
    const content = await readFile(file)
    if (content === null) {
      unread += 1
      leftOut.add("unreadable-file", path)
      continue
    }
    const read = readVcards(content)
    if (!read.ok) {
      leftOut.add(read.refusal, path)
      continue
    }
    cards += read.value.cards.length
    if (cards > vcardLimits.cards) return refuse({ reason: "too-many" })
    if (read.value.empty.length > 0) leftOut.add("empty-card", path, read.value.empty.length)
    if (read.value.outside > 0) leftOut.add("outside", path, read.value.outside)
    for (const card of read.value.cards) {
      if (!(await run.goesOn(at))) return refuse({ reason: "cancelled" })
      const foreignId = ownId(card, sayings)
      if (foreignId === null) leftOut.add("twice", card.contact.displayName)
      else if (isHere(foreignId)) alreadyHere += 1
      else {
        const record = prepareContact({ ...card, foreignId }, leftOut)
        if (record === null) leftOut.add("unreadable", card.contact.displayName)
        else records.push(record)
      }
    }
  }
  if (!(await run.goesOn(files.length))) return refuse({ reason: "cancelled" })
  return unread > 0 && unread === files.length
    ? refuse({ reason: "unreadable" })
    : ok({ records, alreadyHere })
}

/** Null for a card that says what one before said. Another that bears its id, as books of two programs may, is told apart. */
function ownId({ foreignId, contact }: ImportedCard, sayings: Map<string, string>): string | null {
  const saying = fingerprint(utf8Bytes(JSON.stringify(contact)))
  const known = sayings.get(foreignId)
  if (known === undefined) {
    sayings.set(foreignId, saying)
    return foreignId
  }
  const other = `${foreignId}#${saying}`
  if (known === saying || sayings.has(other)) return null
  sayings.set(other, saying)
  return other
}
