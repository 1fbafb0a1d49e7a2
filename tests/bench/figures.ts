import { appendFileSync } from "node:fs"

export type Figure = Readonly<{
  /** Of the table of targets in the documentation, such as `S1`. */
  target: string
  what: string
  /** Milliseconds unless `unit` says otherwise. */
  samples: readonly number[]
  unit?: string
  /** The peer or the limit of the same run, said in words, and its value in the same unit. */
  beside: string
  besideValue: number
}>

/** The `share`-th quantile by the nearest rank; NaN of nothing. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((left, right) => left - right)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5)
}

/** Prints the figure, and hands it to the runner that gathers all of a run. */
export function report(figure: Figure): void {
  const line = { ...figure, p50: median(figure.samples), p95: quantile(figure.samples, 0.95) }
  const out = process.env["BENCH_FIGURES"]
  if (out !== undefined) appendFileSync(out, `${JSON.stringify(line)}\n`)
}
