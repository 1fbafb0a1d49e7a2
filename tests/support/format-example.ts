import { startSodium } from "../../src/crypto/sodium.ts"
import { passphraseKek, newSalt } from "../../src/crypto/kdf.ts"
import { passphraseBytes } from "../../src/crypto/passphrase.ts"
import { recoveryWords } from "../../src/crypto/recovery-words.ts"
import { SecretKey } from "../../src/crypto/secret-key.ts"
import { bodyLink, encodeBody } from "../../src/vault/body.ts"
import { createHeader } from "../../src/vault/change-header.ts"
import { encodeFrame } from "../../src/vault/frame.ts"
import { parseHeader } from "../../src/vault/header.ts"
import { rowIds, vaultIds } from "../../src/vault/ids.ts"
import type { JsonObject } from "../../src/vault/json.ts"
import { openVaultKeys } from "../../src/vault/open-header.ts"
import { createScope } from "../../src/vault/scope-key.ts"
import { sealRow } from "../../src/vault/sealed-row.ts"
import { encodeSegment } from "../../src/vault/segment.ts"
import { emptyState, nextState, sealState } from "../../src/vault/state-seal.ts"
import { fixRandomness } from "./fixed-randomness.ts"
import { must } from "./must.ts"

/** With the angstrom sign U+212B, which NFKC makes U+00C5. */
export const examplePassphrase = "a \u212Bngstr\u00F6m is not a metre"

export type Example = Readonly<{ header: Uint8Array; journal: Uint8Array; words: readonly string[] }>

/** The vault of docs/FORMAT.md, "A worked example". */
export async function makeExample(): Promise<Example> {
  must(await startSodium())
  fixRandomness()
  const vaultId = vaultIds.random()
  const vaultKey = SecretKey.random("vault")
  const seed = SecretKey.random("recovery-seed")
  const salt = newSalt()
  const cost = { memoryKiB: 65_536, passes: 3 }
  const kek = must(passphraseKek(must(passphraseBytes(examplePassphrase)), salt, cost))
  const header = createHeader(vaultId, vaultKey, { salt, cost, kek }, seed)
  const keys = openVaultKeys(must(parseHeader(header)), vaultKey)

  const { scope, address: scopeAddress, sealed: sealedScope } = createScope(keys)
  const body = { table: "b", id: rowIds.random() } as const
  const document = (text: string): JsonObject => ({
    record: "aa".repeat(16),
    name: "text",
    document: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] },
  })
  const head = (title: string, updatedAt: string, sealedBody: Uint8Array): JsonObject => ({
    id: "aa".repeat(16),
    type: "journal-note",
    schema: 1,
    createdAt: "2026-11-20T08:00:00.000Z",
    updatedAt,
    confidentiality: "normal",
    tags: [],
    pinned: false,
    date: "2026-11-20",
    title,
    bodies: { text: bodyLink(body.id, sealedBody) },
  })
  const sealedBody = must(
    sealRow(keys, body, { kind: "body", scope, content: encodeBody(document("Listen.")) }),
  )
  const segment = { table: "a", id: rowIds.random() } as const
  const segmentContent = encodeSegment([head("First", "2026-11-20T08:00:00.000Z", sealedBody)])
  const sealedSegment = must(sealRow(keys, segment, { kind: "segment", scope, content: segmentContent }))
  const first = nextState(
    keys,
    emptyState,
    [
      { kind: "add", id: scopeAddress.id, sealed: sealedScope },
      { kind: "add", id: segment.id, sealed: sealedSegment },
    ],
    Date.parse("2026-11-20T08:00:00.000Z"),
  )
  const firstFrame = encodeFrame({
    kind: "commit",
    vaultId,
    generation: first.generation,
    puts: [
      { ...scopeAddress, sealed: sealedScope },
      { ...body, sealed: sealedBody },
      { ...segment, sealed: sealedSegment },
    ],
    deletions: [],
    sealedState: sealState(keys, first),
  })

  const newBody = must(
    sealRow(keys, body, { kind: "body", scope, content: encodeBody(document("Listen first.")) }),
  )
  const overlay = { table: "a", id: rowIds.random() } as const
  const overlayContent = encodeSegment([head("First", "2026-11-20T08:00:02.000Z", newBody)])
  const sealedOverlay = must(sealRow(keys, overlay, { kind: "overlay", scope, content: overlayContent }))
  const change = { kind: "add", id: overlay.id, sealed: sealedOverlay } as const
  const second = nextState(keys, first, [change], Date.parse("2026-11-20T08:00:02.000Z"))
  const secondFrame = encodeFrame({
    kind: "commit",
    vaultId,
    generation: second.generation,
    puts: [
      { ...body, sealed: newBody },
      { ...overlay, sealed: sealedOverlay },
    ],
    deletions: [],
    sealedState: sealState(keys, second),
  })
  const journal = new Uint8Array([...must(firstFrame), ...must(secondFrame)])
  return { header, journal, words: recoveryWords(seed) }
}

/** 32 bytes a line; a run of zero lines, as padding makes them, is told and not shown. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = []
  let zeroFrom: number | null = null
  for (let at = 0; at <= bytes.length; at += 32) {
    const line = Buffer.from(bytes.subarray(at, at + 32)).toString("hex")
    if (/^0{64}$/.test(line)) {
      zeroFrom ??= at
      continue
    }
    if (zeroFrom !== null) lines.push(`(${at - zeroFrom} zero bytes)`)
    zeroFrom = null
    if (line !== "") lines.push(line)
  }
  return lines.join("\n")
}
