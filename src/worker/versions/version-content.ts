import { ok, refuse, type Result } from "../../base/result.ts"
import type { Revision } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Records } from "../../storage/storage.ts"
import { type BodyPatch, bodyPatch, patchedBody } from "../../vault/body-patch.ts"
import { decodeBody, encodeBody } from "../../vault/body.ts"
import type { JsonObject } from "../../vault/json.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"

export const versionBody = "text"
/** Of a patch, in UTF-16 units: a longer one is no shorter than what it saves. */
const longestPatch = 2000

export type VersionRefusal = Readonly<{ reason: "not-found" | "damaged" }>

/** The patch that makes `document` of `base`, or null where the document had better be kept whole. */
export function patchBetween(base: Uint8Array, document: JsonObject): BodyPatch | null {
  const patch = bodyPatch(base, encodeBody(document))
  return patch.put.length <= longestPatch ? patch : null
}

/** Reads versions, a chain from its whole text on, and remembers what it has read: made for one question and dropped. */
export class VersionContents {
  readonly #knowledge: Knowledge
  readonly #records: Pick<Records, "body">
  readonly #read = new Map<RecordId, Uint8Array>()

  constructor(knowledge: Knowledge, records: Pick<Records, "body">) {
    this.#knowledge = knowledge
    this.#records = records
  }

  async document(id: RecordId): Promise<Result<JsonObject, VersionRefusal>> {
    const content = await this.content(id)
    if (!content.ok) return content
    const document = decodeBody(content.value)
    return document.ok ? document : refuse({ reason: "damaged" })
  }

  /** The document as JSON in UTF-8. */
  async content(id: RecordId): Promise<Result<Uint8Array, VersionRefusal>> {
    const chain: Revision[] = []
    for (let next: RecordId | undefined = id; next !== undefined && !this.#read.has(next); ) {
      const version: Revision | null = this.#knowledge.entity("revision", next)
      if (version === null) return refuse({ reason: chain.length === 0 ? "not-found" : "damaged" })
      if (chain.some((other) => other.id === version.id)) return refuse({ reason: "damaged" })
      chain.push(version)
      next = version.base
    }
    for (const version of chain.toReversed()) {
      const content = await this.#contentOf(version)
      if (content === null) return refuse({ reason: "damaged" })
      this.#read.set(version.id, content)
    }
    const content = this.#read.get(id)
    return content === undefined ? refuse({ reason: "damaged" }) : ok(content)
  }

  /** What it is based on has been read. */
  async #contentOf({ id, base, patch }: Revision): Promise<Uint8Array | null> {
    if (base === undefined) {
      const body = await this.#records.body(id, versionBody)
      return body.ok && body.value !== null ? encodeBody(body.value) : null
    }
    const content = this.#read.get(base)
    // A patch without its parts fits no text.
    const { at = -1, drop = -1, put = "" } = patch ?? {}
    const patched = content === undefined ? null : patchedBody(content, { at, drop, put })
    return patched?.ok === true ? patched.value : null
  }
}
