import * as fc from "fast-check"
import { randomBytes } from "../../src/crypto/random.ts"
import { encodeFrame, type Frame, type FrameRows, type PutRow } from "../../src/vault/frame.ts"
import { batchIds, rowIds, type VaultId, vaultIds } from "../../src/vault/ids.ts"
import { must } from "./must.ts"

/** Ids of their own: frames are made of bytes, and what the rows hold plays no part in them. */
const idBytes = fc.uint8Array({ minLength: 16, maxLength: 16 })
const row = fc.record({
  table: fc.constantFrom("a" as const, "b" as const),
  id: idBytes.map((bytes) => rowIds.ofBytes(bytes)),
})
const rows: fc.Arbitrary<FrameRows> = fc.record({
  vaultId: idBytes.map((bytes) => vaultIds.ofBytes(bytes)),
  puts: fc.array(
    fc.tuple(row, fc.uint8Array({ maxLength: 3000 })).map(([at, sealed]): PutRow => ({ ...at, sealed })),
    { maxLength: 6 },
  ),
  deletions: fc.array(row, { maxLength: 5 }),
})
const generation = fc.maxSafeNat()
const sealedState = fc.uint8Array({ maxLength: 200 })
const batch = idBytes.map((bytes) => batchIds.ofBytes(bytes))
const part = fc.nat(0xffff_ffff)

/** Any frame that `encodeFrame` takes. */
export const anyFrame: fc.Arbitrary<Frame> = fc.oneof(
  fc.tuple(rows, fc.record({ kind: fc.constant("commit" as const), generation, sealedState })).map(merged),
  fc.tuple(rows, fc.record({ kind: fc.constant("part" as const), generation, batch, part })).map(merged),
  fc
    .tuple(
      rows,
      fc.record({ kind: fc.constant("close" as const), generation, batch, parts: part, sealedState }),
    )
    .map(merged),
)

function merged<A, B>([left, right]: [A, B]): A & B {
  return { ...left, ...right }
}

/** The bytes of a commit that puts one row of `rowBytes` random bytes. */
export function commitBytes(vaultId: VaultId, generationNumber: number, rowBytes = 100): Uint8Array {
  const put: PutRow = { table: "b", id: rowIds.random(), sealed: randomBytes(rowBytes) }
  const frame = { kind: "commit", vaultId, generation: generationNumber, puts: [put] } as const
  return must(encodeFrame({ ...frame, deletions: [], sealedState: new Uint8Array(97) }))
}
