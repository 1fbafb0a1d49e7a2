import { beforeAll, describe, expect, it } from "vitest"
import { concatBytes } from "../../src/base/bytes.ts"
import { type CommitFrame, encodeFrame, type PutRow } from "../../src/vault/frame.ts"
import { type RowId, rowIds } from "../../src/vault/ids.ts"
import type { VaultKeys } from "../../src/vault/keys.ts"
import { Replay } from "../../src/vault/replay.ts"
import {
  emptyState,
  nextState,
  openState,
  sealState,
  type StateSeal,
  StateTally,
} from "../../src/vault/state-seal.ts"
import { walkFrames } from "../../src/vault/walk-frames.ts"
import { recordForBar } from "../support/bar.ts"
import { must } from "../support/must.ts"
import { below, isBar, makeVault, sealAt, startCrypto } from "../support/test-vault.ts"

beforeAll(startCrypto)

type Commit = Readonly<{ frame: CommitFrame; bytes: Uint8Array }>

/** One commit after another: each puts a new segment or seals an old one anew. */
function makeCommits(keys: VaultKeys, count: number): readonly Commit[] {
  const rows = new Map<RowId, Uint8Array>()
  let state: StateSeal = emptyState
  return Array.from({ length: count }, (_, at) => {
    const known = [...rows.keys()]
    const id = at % 3 === 2 ? (known[below(known.length)] ?? rowIds.random()) : rowIds.random()
    const old = rows.get(id)
    const { sealed } = sealAt(keys, Uint8Array.of(at), { id })
    state = nextState(
      keys,
      state,
      [old ? { kind: "replace", id, old, sealed } : { kind: "add", id, sealed }],
      at,
    )
    rows.set(id, sealed)
    const puts: readonly PutRow[] = [{ table: "a", id, sealed }]
    const sealedState = sealState(keys, state)
    const { generation } = state
    const frame = {
      kind: "commit",
      vaultId: keys.vaultId,
      generation,
      puts,
      deletions: [],
      sealedState,
    } as const
    return { frame, bytes: must(encodeFrame(frame)) }
  })
}

/** The generation of a file that no frame is missing from, and whose rows are those that its last frame sealed; else null. */
function provenGeneration(keys: VaultKeys, file: Uint8Array): number | null {
  const replay = new Replay()
  for (const piece of walkFrames(file, keys.vaultId)) {
    if (piece.kind !== "frame" || replay.apply(piece.frame) !== "applied") return null
  }
  const { committed } = replay
  if (committed === null || replay.missingCommits > 0) return null
  const state = openState(keys, committed.sealedState)
  const tally = new StateTally(keys)
  for (const [id, sealed] of replay.rows("a")) tally.add(id, sealed)
  const isProven = state.ok && state.value.generation === committed.generation && tally.matches(state.value)
  return isProven ? committed.generation : null
}

describe("a thief who moves whole frames of the journal", () => {
  it("is found out at every frame left out, doubled, swapped, moved or put in from another vault", () => {
    const [vault, other] = [makeVault(), makeVault()]
    const runs = isBar ? 1_000 : 200
    const commits = makeCommits(vault.keys, 20)
    const foreign = makeCommits(other.keys, 1).map(({ bytes }) => bytes)
    const frames = commits.map(({ bytes }) => bytes)
    expect(provenGeneration(vault.keys, concatBytes(...frames))).toBe(20)
    let unnoticed = 0
    for (let run = 0; run < runs; run++) {
      // Not the first: without it a file begins as a compacted one does, and is the same state once its row was sealed anew.
      const [at, to] = [1 + below(18), below(20)]
      const frame = frames[at] ?? new Uint8Array(0)
      const without = frames.filter((_, place) => place !== at)
      const arranged = [
        without,
        frames.toSpliced(to, 0, frame),
        without.toSpliced(at === to ? to + 1 : to, 0, frame),
        frames.toSpliced(to, 0, ...foreign),
      ][run % 4]
      if (arranged === undefined || provenGeneration(vault.keys, concatBytes(...arranged)) !== null)
        unnoticed += 1
    }
    expect(unnoticed).toBe(0)
    recordForBar("9 frames moved", { tried: runs, accepted: unnoticed })
  })

  it("can cut the file at a frame's end, and gets the older state that stood there, never a mix", () => {
    const { keys } = makeVault()
    const frames = makeCommits(keys, 12).map(({ bytes }) => bytes)
    for (let count = 1; count <= frames.length; count++)
      expect(provenGeneration(keys, concatBytes(...frames.slice(0, count)))).toBe(count)
  })
})

describe("a thief who changes single rows of the working copy", () => {
  it("is found out at every row left out, doubled under a new id, swapped, or put back to an older sealing", () => {
    const { keys } = makeVault()
    const commits = makeCommits(keys, 30)
    const history = new Map<RowId, Uint8Array[]>()
    for (const { frame } of commits)
      for (const { id, sealed } of frame.puts) history.set(id, [...(history.get(id) ?? []), sealed])
    const rows = [...history].map(([id, sealings]) => ({ id, sealed: sealings.at(-1) ?? new Uint8Array(0) }))
    const state = must(openState(keys, commits.at(-1)?.frame.sealedState ?? new Uint8Array(0)))
    const matches = (found: readonly { id: RowId; sealed: Uint8Array }[]) => {
      const tally = new StateTally(keys)
      for (const { id, sealed } of found) tally.add(id, sealed)
      return tally.matches(state)
    }
    expect(matches(rows)).toBe(true)
    expect(matches(rows.toReversed())).toBe(true)
    const older = [...history].flatMap(([id, sealings]) =>
      sealings.slice(0, -1).map((sealed) => ({ id, sealed })),
    )
    expect(older.length).toBeGreaterThan(3)
    const runs = isBar ? 1_000 : 200
    let unnoticed = 0
    for (let run = 0; run < runs; run++) {
      const at = below(rows.length)
      const [row, next] = [rows[at], rows[(at + 1) % rows.length]]
      const back = older[below(older.length)]
      if (!row || !next || !back) throw new Error("Too few rows")
      const arranged = [
        rows.toSpliced(at, 1),
        [...rows, { id: rowIds.random(), sealed: row.sealed }],
        [...rows, row],
        rows.map((kept) => (kept === row ? { ...row, sealed: next.sealed } : kept)),
        rows.map((kept) => (kept.id === back.id ? back : kept)),
        rows.map((kept) =>
          kept === row ? { ...row, sealed: sealAt(keys, new Uint8Array(1), row).sealed } : kept,
        ),
      ][run % 6]
      if (arranged === undefined || matches(arranged)) unnoticed += 1
    }
    expect(unnoticed).toBe(0)
    recordForBar("9 rows put back", { tried: runs, accepted: unnoticed })
  })
})
