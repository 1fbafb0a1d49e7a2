import { ok, refuse, type Result } from "../base/result.ts"

/** What one derivation takes. Parallelism is 1 everywhere. */
export type Argon2Cost = Readonly<{ memoryKiB: number; passes: number }>

/** What a reader accepts from a file. Only tests have weaker ones, and no file can name them. */
export type CostBounds = Readonly<{
  memoryKiB: readonly [least: number, most: number]
  passes: readonly [least: number, most: number]
  /** Of memory in KiB times passes. */
  leastProductKiB: number
}>

const mebibyte = 1024

export const productionBounds: CostBounds = {
  memoryKiB: [64 * mebibyte, 1024 * mebibyte],
  passes: [2, 10],
  leastProductKiB: 192 * mebibyte,
}

export const defaultCost: Argon2Cost = { memoryKiB: 256 * mebibyte, passes: 3 }

/** Looks at numbers only: no memory is taken for a cost that is refused. */
export function checkCost(cost: Argon2Cost, bounds: CostBounds): Result<Argon2Cost, "cost-out-of-bounds"> {
  const isWithin =
    Number.isInteger(cost.memoryKiB) &&
    Number.isInteger(cost.passes) &&
    cost.memoryKiB >= bounds.memoryKiB[0] &&
    cost.memoryKiB <= bounds.memoryKiB[1] &&
    cost.passes >= bounds.passes[0] &&
    cost.passes <= bounds.passes[1] &&
    cost.memoryKiB * cost.passes >= bounds.leastProductKiB
  return isWithin ? ok(cost) : refuse("cost-out-of-bounds")
}

/**
 * The cost that takes about `targetMs` on a machine where the default took `msAtDefault`; never less than the default.
 * Passes go up first, since memory once taken is not given back; memory doubles only past ten passes.
 */
export function costForSpeed(msAtDefault: number, targetMs = 1000): Argon2Cost {
  const affordable = defaultCost.passes * (targetMs / Math.max(msAtDefault, 1))
  let { memoryKiB } = defaultCost
  let passes = Math.floor(affordable)
  while (passes > productionBounds.passes[1] && memoryKiB * 2 <= productionBounds.memoryKiB[1]) {
    memoryKiB *= 2
    passes = Math.floor(passes / 2)
  }
  passes = Math.min(Math.max(passes, defaultCost.passes), productionBounds.passes[1])
  return { memoryKiB, passes }
}
