const waitsMs = [0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000] as const

/** How long the next try is held back after `wrongTries` wrong ones in a row: a courtesy to a tired typist, not a defence. */
export function waitAfter(wrongTries: number): number {
  return waitsMs[Math.min(Math.max(wrongTries, 1), waitsMs.length) - 1] ?? 30_000
}
