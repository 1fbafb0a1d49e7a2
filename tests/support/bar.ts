import { appendFileSync } from "node:fs"

/**
 * Adds a line to the report of `npm run bar`; without a report being made, does nothing. Call it after the expectation
 * that holds the figures, so that the report never says what no test has checked.
 *
 * `what` begins with the number of the bar's line that it belongs to and the part of it, as `tests/bar-lines.mjs` lists
 * them: `recordForBar("16 disk full", { write: "restore", tried: 40, lost: 0 })`. A part that the list lacks is added
 * there, with how often it is recorded in the full form; until it is recorded as often, the report calls it not run.
 * `tried`, `accepted` and `lost` are added up for the line; other figures stand in the part's own sentence. Without a
 * number it is a figure beside the bar.
 */
export function recordForBar(what: string, figures: Readonly<Record<string, number | string>>): void {
  const file = process.env["BAR_REPORT"]
  if (file === undefined) return
  appendFileSync(file, `${JSON.stringify({ what, figures })}\n`)
}

/** How often the full form tries: `full`, or what the environment names where there is less time (`BAR_KILLS=100`). */
export function barCount(name: "BAR_KILLS" | "BAR_SEEDS", full: number): number {
  const given = process.env[name]
  if (given === undefined) return full
  if (!/^[1-9]\d{0,4}$/.test(given)) throw new Error(`${name} is no number of tries`)
  return Number(given)
}
