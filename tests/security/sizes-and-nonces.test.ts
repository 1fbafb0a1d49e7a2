import { beforeAll, describe, expect, it } from "vitest"
import { utf8Bytes } from "../../src/crypto/utf8.ts"
import { encodeBody } from "../../src/vault/body.ts"
import { encodeFrame } from "../../src/vault/frame.ts"
import { rowIds } from "../../src/vault/ids.ts"
import { paddedLength } from "../../src/vault/padding.ts"
import { nonceAndTag } from "../../src/vault/sealed-row.ts"
import { emptyState, sealState } from "../../src/vault/state-seal.ts"
import { recordForBar } from "../support/bar.ts"
import { must } from "../support/must.ts"
import { barTimeoutMs, below, isBar, makeVault, sealAt, startCrypto } from "../support/test-vault.ts"

beforeAll(startCrypto)

describe("somebody who only sees lengths", () => {
  it("sees none between two texts within one padding step, over 1,000 pairs", () => {
    const { keys, vaultId } = makeVault()
    const bodyOf = (letters: number) => encodeBody({ text: "n".repeat(letters) })
    const overhead = 5 + bodyOf(0).length
    const stored = (letters: number) => {
      const { address, sealed } = sealAt(keys, bodyOf(letters), { table: "b" })
      const frame = {
        kind: "commit",
        vaultId,
        generation: 1,
        puts: [{ ...address, sealed }],
        deletions: [],
      } as const
      return [sealed.length, must(encodeFrame({ ...frame, sealedState: sealState(keys, emptyState) })).length]
    }
    let different = 0
    for (let pair = 0; pair < 1_000; pair++) {
      const letters = below(pair % 2 === 0 ? 4_000 : 60_000)
      const longest = paddedLength(overhead + letters) - overhead
      let shortest = letters
      while (shortest > 0 && paddedLength(overhead + shortest - 1) === overhead + longest) shortest -= 1
      const other = shortest + below(longest - shortest + 1)
      if (String(stored(letters)) !== String(stored(other))) different += 1
    }
    expect(different).toBe(0)
    // The control: one letter past the step does show.
    const edge = paddedLength(overhead + 1_000) - overhead
    expect(stored(edge + 1)).not.toEqual(stored(edge))
    recordForBar("3 sizes of one step", { tried: 1_000, different })
  })
})

describe("somebody who keeps every version that was ever stored", () => {
  it("sees 1,000 different ciphertexts of one text saved 1,000 times", () => {
    const { keys } = makeVault()
    const id = rowIds.random()
    const texts = Array.from({ length: 1_000 }, () => sealAt(keys, utf8Bytes("the same"), { id }).sealed)
    const parts = texts.map((sealed) => [
      sealed.subarray(45, -16),
      sealed.subarray(21, 45),
      sealed.subarray(-16),
    ])
    for (const part of [0, 1, 2])
      expect(new Set(parts.map((row) => Buffer.from(row[part] ?? []).toString("hex"))).size).toBe(1_000)
    recordForBar("4 one text saved again", { tried: 1_000, equal: 0 })
  })

  it(
    `sees no nonce twice in ${isBar ? "1,000,000" : "30,000"} writes`,
    () => {
      const { keys } = makeVault()
      const seen = new Set<string>()
      const writes = isBar ? 1_000_000 : 30_000
      const content = new Uint8Array(1)
      for (let write = 0; write < writes; write++) {
        const { sealed } = sealAt(keys, content)
        seen.add(Buffer.from(nonceAndTag(sealed).subarray(0, 24)).toString("latin1"))
      }
      expect(seen.size).toBe(writes)
      recordForBar("4 nonces", { tried: writes, repeated: writes - seen.size })
    },
    barTimeoutMs,
  )
})
