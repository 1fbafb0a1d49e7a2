import { existsSync } from "node:fs"
import { join } from "node:path"
import type { JsonObject } from "../../../src/vault/json.ts"
import { preparedFolder } from "../prepared-vaults.ts"
import { seededNotes } from "../seeded-notes.ts"
import { Peer, type PeerNote } from "./peer.ts"

/** The peer with the same notes, made once in a run; null where it was not built. The caller closes it. */
export function preparedPeer(count: number): Peer | null {
  const library = Peer.library()
  if (library === undefined) return null
  const path = join(preparedFolder(), `peer-${count}`)
  return existsSync(path) ? Peer.open(library, path) : Peer.make(library, path, peerNotes(count))
}

function* peerNotes(count: number): Generator<PeerNote, void, void> {
  for (const { date, title, document } of seededNotes(count)) yield { date, title, text: plain(document) }
}

/** Of a document of plain paragraphs. */
export function plain(document: JsonObject): string {
  const { content } = document as { content: readonly { content: readonly { text: string }[] }[] }
  return content.map((paragraph) => paragraph.content.map(({ text }) => text).join("")).join("\n")
}
