import { describe, expect, it } from "vitest"
import type { Frame, FrameRows } from "../../../src/vault/frame.ts"
import { type BatchId, batchIds, type RowId, rowIds, vaultIds } from "../../../src/vault/ids.ts"
import { Replay } from "../../../src/vault/replay.ts"

const [one, two, three] = [rowIds.random(), rowIds.random(), rowIds.random()] as const
const sealed = (byte: number) => Uint8Array.of(byte)
const sealedState = new Uint8Array(0)

type Change = Readonly<{ put?: readonly (readonly [RowId, number])[]; del?: readonly RowId[] }>
const rows = ({ put = [], del = [] }: Change): FrameRows => ({
  vaultId: vaultIds.random(),
  puts: put.map(([id, byte]) => ({ table: "a", id, sealed: sealed(byte) })),
  deletions: del.map((id) => ({ table: "a", id })),
})
const commit = (generation: number, change: Change): Frame => ({
  ...rows(change),
  kind: "commit",
  generation,
  sealedState,
})
const part = (batch: BatchId, number: number, change: Change): Frame => ({
  ...rows(change),
  kind: "part",
  generation: 0,
  batch,
  part: number,
})
const close = (generation: number, batch: BatchId, parts: number, change: Change = {}): Frame => ({
  ...rows(change),
  kind: "close",
  generation,
  batch,
  parts,
  sealedState,
})
const played = (...frames: Frame[]) => {
  const replay = new Replay()
  return { replay, steps: frames.map((frame) => replay.apply(frame)) }
}
const bytesOf = (replay: Replay) => new Map([...replay.rows("a")].map(([id, bytes]) => [id, bytes[0]]))

describe("replaying frames", () => {
  it("keeps the last sealing of each row and drops what was deleted, also in the frame that put it", () => {
    const { replay, steps } = played(
      commit(1, {
        put: [
          [one, 1],
          [two, 2],
        ],
      }),
      commit(2, { put: [[one, 3]], del: [two] }),
      commit(3, { put: [[three, 4]], del: [three] }),
    )
    expect(steps).toEqual(["applied", "applied", "applied"])
    expect(bytesOf(replay)).toEqual(new Map([[one, 3]]))
    expect(replay.committed?.generation).toBe(3)
  })

  it("holds both tables apart, and yields rows of `a` first", () => {
    const both: Frame = {
      ...rows({}),
      kind: "commit",
      generation: 1,
      sealedState,
      puts: [
        { table: "b", id: one, sealed: sealed(1) },
        { table: "a", id: one, sealed: sealed(2) },
      ],
    }
    const { replay } = played(both)
    expect([...replay.liveRows()]).toEqual([
      { table: "a", id: one, sealed: sealed(2) },
      { table: "b", id: one, sealed: sealed(1) },
    ])
  })

  it("counts nothing of a batch before its close, and then all of it in order", () => {
    const batch = batchIds.random()
    const frames = [
      commit(1, { put: [[one, 1]] }),
      part(batch, 0, {
        put: [
          [one, 2],
          [two, 2],
        ],
      }),
      part(batch, 1, { put: [[two, 3]], del: [one] }),
    ]
    const open = played(...frames)
    expect(open.steps).toEqual(["applied", "waiting", "waiting"])
    expect([bytesOf(open.replay), open.replay.unclosedParts]).toEqual([new Map([[one, 1]]), 2])
    const closed = played(...frames, close(2, batch, 2, { put: [[three, 4]] }))
    expect(closed.steps.at(-1)).toBe("applied")
    expect([bytesOf(closed.replay), closed.replay.unclosedParts]).toEqual([
      new Map([
        [two, 3],
        [three, 4],
      ]),
      0,
    ])
  })

  it("lets commits go on beside a batch, and batches beside each other", () => {
    const [left, right] = [batchIds.random(), batchIds.random()]
    const { replay, steps } = played(
      part(left, 0, { put: [[one, 1]] }),
      part(right, 0, { put: [[two, 2]] }),
      commit(1, { put: [[three, 3]] }),
      close(2, right, 1),
    )
    expect(steps).toEqual(["waiting", "waiting", "applied", "applied"])
    expect([bytesOf(replay), replay.unclosedParts]).toEqual([
      new Map([
        [three, 3],
        [two, 2],
      ]),
      1,
    ])
  })

  it("applies no batch that lacks a part, has one twice, or has another's", () => {
    const batch = batchIds.random()
    const [zero, first] = [part(batch, 0, { put: [[one, 1]] }), part(batch, 1, { put: [[two, 2]] })]
    expect(played(zero, first, close(1, batch, 2)).steps.at(-1)).toBe("applied")
    const lacking = [
      [zero, close(1, batch, 2)],
      [first, close(1, batch, 1)],
      [zero, part(batchIds.random(), 1, {}), close(1, batch, 2)],
      [close(1, batch, 1)],
    ]
    for (const frames of lacking) {
      const { replay, steps } = played(...frames)
      expect(steps.at(-1)).toBe("incomplete-batch")
      expect([replay.committed, bytesOf(replay)]).toEqual([null, new Map()])
    }
    expect(played(zero, zero).steps).toEqual(["waiting", "out-of-order"])
  })

  it("counts the commits that no frame brought, beginning from the first that one did", () => {
    const missing = (...generations: number[]) =>
      played(...generations.map((generation) => commit(generation, {}))).replay.missingCommits
    expect([missing(), missing(7), missing(7, 8, 9), missing(7, 9), missing(1, 4, 5, 8)]).toEqual([
      0, 0, 0, 1, 4,
    ])
  })

  it("applies no commit a second time, nor one that was moved behind a later one", () => {
    const [first, second] = [commit(1, { put: [[one, 1]] }), commit(2, { put: [[one, 2]] })]
    const { replay, steps } = played(first, second, first, second)
    expect(steps).toEqual(["applied", "applied", "out-of-order", "out-of-order"])
    expect(bytesOf(replay)).toEqual(new Map([[one, 2]]))
  })
})
