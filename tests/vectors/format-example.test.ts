import { readFileSync } from "node:fs"
import { afterEach, describe, expect, it, vi } from "vitest"
import { passphraseBytes } from "../../src/crypto/passphrase.ts"
import { passphraseKek } from "../../src/crypto/kdf.ts"
import { decodeBody, isLinked } from "../../src/vault/body.ts"
import { parseHeader, passphraseSlots } from "../../src/vault/header.ts"
import { rowIds } from "../../src/vault/ids.ts"
import { openVaultKeys, unlockByPassphrase } from "../../src/vault/open-header.ts"
import { Replay } from "../../src/vault/replay.ts"
import { readScope } from "../../src/vault/scope-key.ts"
import { openRow } from "../../src/vault/sealed-row.ts"
import { decodeSegment } from "../../src/vault/segment.ts"
import { openState, StateTally } from "../../src/vault/state-seal.ts"
import { walkFrames } from "../../src/vault/walk-frames.ts"
import { examplePassphrase, hexDump, makeExample } from "../support/format-example.ts"
import { must } from "../support/must.ts"
import { first } from "../support/test-vault.ts"

afterEach(() => vi.restoreAllMocks())

const page = readFileSync("docs/FORMAT.md", "utf8")
const written = (mark: string): string =>
  new RegExp(`<!-- ${mark} -->\\n\\n\`\`\`\\w+\\n([\\s\\S]*?)\\n\`\`\``).exec(page)?.[1] ??
  `no ${mark} in the page`

describe("the worked example of docs/FORMAT.md", () => {
  it("is, byte for byte, what the app writes from the same passphrase and random bytes", async () => {
    const { header, journal, words } = await makeExample()
    expect(hexDump(must(passphraseBytes(examplePassphrase)))).toBe(
      written("passphrase").replaceAll(/(.{64})(?!$)/g, "$1\n"),
    )
    expect(words.join(" ")).toBe(written("words"))
    expect(hexDump(header)).toBe(written("header"))
    expect(hexDump(journal)).toBe(written("journal"))
  })

  it("holds the one record that the page says, to a reader that begins with the passphrase", async () => {
    const example = await makeExample()
    const header = must(parseHeader(example.header))
    const slot = first(passphraseSlots(header))
    const kek = must(passphraseKek(must(passphraseBytes(examplePassphrase)), slot.salt, slot.cost))
    const keys = openVaultKeys(header, must(unlockByPassphrase(header, slot, kek)))
    const replay = new Replay()
    for (const piece of walkFrames(example.journal, header.vaultId))
      expect(piece.kind === "frame" && replay.apply(piece.frame)).toBe("applied")

    const tally = new StateTally(keys)
    for (const [id, sealed] of replay.rows("a")) tally.add(id, sealed)
    const state = must(openState(keys, replay.committed?.sealedState ?? new Uint8Array(0)))
    expect([state.generation, tally.matches(state)]).toEqual([2, true])

    const scopeId = rowIds.ofBytes(new Uint8Array(16).fill(0x0a))
    const overlayId = rowIds.ofBytes(new Uint8Array(16).fill(0x13))
    const bodyId = rowIds.ofBytes(new Uint8Array(16).fill(0x0d))
    const rowA = (id: typeof overlayId) => replay.rows("a").get(id) ?? new Uint8Array(0)
    must(readScope(keys, { table: "a", id: scopeId }, rowA(scopeId)))
    const overlay = must(openRow(keys, { table: "a", id: overlayId }, rowA(overlayId)))
    const sealedBody = replay.rows("b").get(bodyId) ?? new Uint8Array(0)
    const body = must(openRow(keys, { table: "b", id: bodyId }, sealedBody))
    const head = first(must(decodeSegment(overlay.content)))
    const [pageHead, pageBody] = written("record")
      .split("\n\n")
      .map((json): unknown => JSON.parse(json))
    expect(overlay.kind).toBe("overlay")
    expect(head).toEqual(pageHead)
    expect(must(decodeBody(body.content))).toEqual(pageBody)
    const link = pageHead as { bodies: { text: Parameters<typeof isLinked>[0] } }
    expect(isLinked(link.bodies.text, bodyId, sealedBody)).toBe(true)
  })
})
