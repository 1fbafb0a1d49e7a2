import * as fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { type RowId, rowIds } from "../../../src/vault/ids.ts"
import { VaultKeys } from "../../../src/vault/keys.ts"
import {
  emptyState,
  nextState,
  openState,
  sealedStateBytes,
  sealState,
  type SegmentChange,
  type StateSeal,
  StateTally,
} from "../../../src/vault/state-seal.ts"
import { makeVault, sealAt, startCrypto, withBitFlipped } from "../../support/test-vault.ts"

beforeAll(startCrypto)

type Rows = ReadonlyMap<RowId, Uint8Array>
const tallied = (keys: VaultKeys, rows: Rows, state: StateSeal): boolean => {
  const tally = new StateTally(keys)
  for (const [id, sealed] of rows) tally.add(id, sealed)
  return tally.matches(state)
}

describe("the seal of state", () => {
  it("kept up change by change, is the one of the rows that are left, in any order", () => {
    const { keys } = makeVault()
    const step = fc.record({ pick: fc.nat(7), isRemoval: fc.boolean() })
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 12 }), (commits) => {
        const rows = new Map<RowId, Uint8Array>()
        const ids = Array.from({ length: 8 }, () => rowIds.random())
        let state = emptyState
        for (const commit of commits) {
          const changes: SegmentChange[] = []
          for (const { pick, isRemoval } of commit) {
            const id = ids[pick] ?? rowIds.random()
            const old = rows.get(id)
            const { sealed } = sealAt(keys, Uint8Array.of(pick), { id })
            if (old === undefined) changes.push({ kind: "add", id, sealed })
            else if (isRemoval) changes.push({ kind: "remove", id, sealed: old })
            else changes.push({ kind: "replace", id, old, sealed })
            if (old !== undefined && isRemoval) rows.delete(id)
            else rows.set(id, sealed)
          }
          state = nextState(keys, state, changes, 5)
        }
        expect([state.generation, state.rowCount]).toEqual([commits.length, rows.size])
        expect(tallied(keys, rows, state)).toBe(true)
        expect(tallied(keys, new Map([...rows].toReversed()), state)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it("leaves the state that it goes out from as it was", () => {
    const { keys } = makeVault()
    const { address, sealed } = sealAt(keys, Uint8Array.of(1))
    const next = nextState(keys, emptyState, [{ kind: "add", id: address.id, sealed }], 5)
    expect(next.rowsXor).not.toEqual(new Uint8Array(32))
    expect(emptyState).toEqual({ generation: 0, changedAt: 0, rowCount: 0, rowsXor: new Uint8Array(32) })
  })

  it("is sealed to 97 bytes and opened to the same numbers", () => {
    const { keys } = makeVault()
    const state = {
      generation: 2 ** 53 - 1,
      changedAt: 1_795_161_602_123,
      rowCount: 0xffff_ffff,
      rowsXor: new Uint8Array(32).fill(7),
    }
    const sealed = sealState(keys, state)
    expect(sealed).toHaveLength(97)
    expect(sealedStateBytes).toBe(97)
    expect(openState(keys, sealed)).toEqual({ ok: true, value: state })
  })

  it("is refused when changed in any bit, cut, lengthened, or of another vault or epoch", () => {
    const vault = makeVault()
    const sealed = sealState(vault.keys, { ...emptyState, generation: 3 })
    expect(openState(vault.keys, sealed).ok).toBe(true)
    for (let bit = 0; bit < sealed.length * 8; bit++)
      expect(openState(vault.keys, withBitFlipped(sealed, bit)).ok).toBe(false)
    for (let length = 0; length < sealed.length; length++)
      expect(openState(vault.keys, sealed.subarray(0, length))).toEqual({ ok: false, refusal: "truncated" })
    const refusal = (keys: VaultKeys, bytes: Uint8Array) => {
      const opened = openState(keys, bytes)
      return opened.ok ? null : opened.refusal
    }
    expect(refusal(vault.keys, Uint8Array.of(...sealed, 0))).toBe("damaged")
    expect(refusal(vault.keys, sealed.with(0, 2))).toBe("newer")
    expect(refusal(vault.keys, sealed.with(0, 0))).toBe("damaged")
    expect(refusal(new VaultKeys(vault.vaultId, 1, vault.vaultKey), sealed)).toBe("other-epoch")
    expect(refusal(makeVault().keys, sealed)).toBe("not-authentic")
    expect(refusal(new VaultKeys(makeVault().vaultId, 0, vault.vaultKey), sealed)).toBe("not-authentic")
  })

  it("shows a row left out, put twice, put back to an older sealing, or under another id", () => {
    const { keys } = makeVault()
    const rows = new Map<RowId, Uint8Array>()
    for (let at = 0; at < 5; at++) {
      const { address, sealed } = sealAt(keys, Uint8Array.of(at))
      rows.set(address.id, sealed)
    }
    const [one = rowIds.random(), two = rowIds.random()] = [...rows.keys()]
    const rowOne = rows.get(one) ?? new Uint8Array(0)
    const changes = [...rows].map(([id, sealed]) => ({ kind: "add", id, sealed }) as const)
    const state = nextState(keys, emptyState, changes, 0)
    expect(tallied(keys, rows, state)).toBe(true)

    const without = new Map(rows)
    without.delete(one)
    const older = new Map(rows).set(one, sealAt(keys, Uint8Array.of(0), { id: one }).sealed)
    const swapped = new Map(rows).set(one, rows.get(two) ?? new Uint8Array(0)).set(two, rowOne)
    const added = new Map(rows).set(rowIds.random(), rowOne)
    for (const found of [without, older, swapped, added, new Map()])
      expect(tallied(keys, found, state)).toBe(false)

    const twice = new StateTally(keys)
    for (const [id, sealed] of rows) twice.add(id, sealed)
    // A pair of the same row leaves the XOR as it was: the count tells.
    for (let time = 0; time < 2; time++) twice.add(one, rowOne)
    expect(twice.matches(state)).toBe(false)
    expect(tallied(makeVault().keys, rows, state)).toBe(false)
  })
})
