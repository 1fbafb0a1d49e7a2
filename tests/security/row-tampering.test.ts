import { beforeAll, describe, expect, it } from "vitest"
import { randomBytes } from "../../src/crypto/random.ts"
import { bytesOfId, rowIds, vaultIds } from "../../src/vault/ids.ts"
import { VaultKeys } from "../../src/vault/keys.ts"
import { createScope } from "../../src/vault/scope-key.ts"
import { openRow } from "../../src/vault/sealed-row.ts"
import { recordForBar } from "../support/bar.ts"
import {
  barTimeoutMs,
  below,
  isBar,
  makeVault,
  type Sealed,
  sealAt,
  startCrypto,
  withBitFlipped,
} from "../support/test-vault.ts"

beforeAll(startCrypto)

/** Rows of both tables and two scopes, of one to three padding steps. */
function makeRows(count: number, keys: VaultKeys): readonly Sealed[] {
  const { scope } = createScope(keys)
  return Array.from({ length: count }, (_, at) =>
    sealAt(keys, randomBytes(below(700)), {
      table: at % 2 === 0 ? "a" : "b",
      ...(at % 3 === 0 ? {} : { scope }),
    }),
  )
}
const opens = (keys: VaultKeys, { address }: Sealed, bytes: Uint8Array) => openRow(keys, address, bytes).ok

describe("a thief who changes rows", () => {
  it(
    "gets none accepted with any one bit flipped",
    () => {
      const { keys } = makeVault()
      const rows = makeRows(isBar ? 50 : 8, keys)
      let tried = 0
      let accepted = 0
      for (const row of rows) {
        expect(opens(keys, row, row.sealed)).toBe(true)
        for (let bit = 0; bit < row.sealed.length * 8; bit++) {
          tried += 1
          if (opens(keys, row, withBitFlipped(row.sealed, bit))) accepted += 1
        }
        expect(opens(keys, row, row.sealed)).toBe(true)
      }
      expect(tried).toBeGreaterThan(isBar ? 100_000 : 20_000)
      expect(accepted).toBe(0)
      recordForBar("7 bits of rows", { tried, accepted })
    },
    barTimeoutMs,
  )

  it("gets none accepted cut to any length, from either end, or lengthened", () => {
    const { keys } = makeVault()
    let tried = 0
    let accepted = 0
    const tryOut = (row: Sealed, bytes: Uint8Array) => {
      tried += 1
      if (opens(keys, row, bytes)) accepted += 1
    }
    for (const row of makeRows(isBar ? 50 : 8, keys)) {
      expect(opens(keys, row, row.sealed)).toBe(true)
      for (let length = 0; length < row.sealed.length; length++) {
        tryOut(row, row.sealed.subarray(0, length))
        tryOut(row, row.sealed.subarray(row.sealed.length - length))
      }
      for (const more of [1, 16, 256]) tryOut(row, Uint8Array.of(...row.sealed, ...new Uint8Array(more)))
    }
    expect(accepted).toBe(0)
    recordForBar("7 rows cut or lengthened", { tried, accepted })
  })

  it("gets none accepted that is spliced of two, or of one with a piece moved, doubled or left out", () => {
    const { keys } = makeVault()
    const rows = makeRows(40, keys)
    const any = () => rows[below(rows.length)] ?? rows[0] ?? sealAt(keys, new Uint8Array(0))
    const runs = isBar ? 10_000 : 2_000
    let tried = 0
    let accepted = 0
    while (tried < runs) {
      const [row, other] = [any(), any()]
      const [from, to] = [below(row.sealed.length), below(row.sealed.length)]
      const kept = row.sealed.subarray(0, from)
      const rest = (tried % 2 === 0 ? other : row).sealed.subarray(to)
      const spliced = Uint8Array.of(...kept, ...rest)
      if (Buffer.from(spliced).equals(row.sealed)) continue
      tried += 1
      if (opens(keys, row, spliced)) accepted += 1
    }
    expect([tried, accepted]).toEqual([runs, 0])
    expect(rows.every((row) => opens(keys, row, row.sealed))).toBe(true)
    recordForBar("7 rows spliced", { tried, accepted })
  })

  it("gets none accepted that lies at another id, in another table, vault, epoch or scope", () => {
    const vault = makeVault()
    const { keys } = vault
    const { scope } = createScope(keys)
    const { scope: otherScope } = createScope(keys)
    const otherVault = makeVault()
    const samekeyOtherId = new VaultKeys(vaultIds.random(), 0, vault.vaultKey)
    const sameKeyNextEpoch = new VaultKeys(vault.vaultId, 1, vault.vaultKey)
    const runs = isBar ? 1_000 : 150
    const accepted: string[] = []
    const tryOut = (what: string, isAccepted: boolean) => {
      if (isAccepted) accepted.push(what)
    }
    for (let run = 0; run < runs; run++) {
      const [one, two] = [sealAt(keys, randomBytes(99)), sealAt(keys, randomBytes(99))]
      const scoped = sealAt(keys, randomBytes(99), { scope })
      for (const row of [one, two, scoped]) expect(opens(keys, row, row.sealed)).toBe(true)
      tryOut("id", opens(keys, one, two.sealed) || opens(keys, two, one.sealed))
      tryOut("fresh id", openRow(keys, { table: "a", id: rowIds.random() }, one.sealed).ok)
      tryOut("table", openRow(keys, { table: "b", id: one.address.id }, one.sealed).ok)
      tryOut("vault", opens(otherVault.keys, one, one.sealed))
      tryOut("vault id", opens(samekeyOtherId, one, one.sealed))
      tryOut("epoch", opens(sameKeyNextEpoch, one, one.sealed))
      const nextEpoch = one.sealed.with(4, 1)
      tryOut("epoch rewritten", opens(sameKeyNextEpoch, one, nextEpoch) || opens(keys, one, nextEpoch))
      const moved = Uint8Array.from(scoped.sealed)
      moved.set(bytesOfId(otherScope), 5)
      tryOut("scope rewritten", opens(keys, scoped, moved))
      moved.fill(0, 5, 21)
      tryOut("scope taken off", opens(keys, scoped, moved))
      const dressed = Uint8Array.from(one.sealed)
      dressed.set(bytesOfId(scope), 5)
      tryOut("scope put on", opens(keys, one, dressed))
    }
    expect(accepted).toEqual([])
    recordForBar("8 rows moved", { tried: runs, accepted: accepted.length })
  })
})
