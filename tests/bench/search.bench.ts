import { rm } from "node:fs/promises"
import { test } from "../support/app.ts"
import { timeCalls } from "./ask-vault.ts"
import { median, report } from "./figures.ts"
import { lockAgain, measureUnlock, untilSearchReady } from "./measure-unlock.ts"
import { preparedPeer } from "./peer/prepared-peer.ts"
import { preparedVault } from "./prepared-vaults.ts"
import { keystrokesOf, type MixedQuery, mixKinds, queryMix } from "./query-mix.ts"
import { timeSearches } from "./time-searches.ts"
import { typeQueries } from "./typed-search.ts"

const readyRuns = 3
const readyLimitMs = 1_000
/** Of the mix, by hand: one of each kind. */
const typedQueries = 6
/** Of a key, at p95. */
const limits = [
  { count: 10_000, limitMs: 16 },
  { count: 50_000, limitMs: 50 },
] as const

for (const { count, limitMs } of limits) {
  test(`S2: search in ${count} notes`, async ({ launchApp }) => {
    const name = `${count / 1_000}k notes`
    const { userData } = await preparedVault(launchApp, count)
    const app = await launchApp({ userData })
    const ready: number[] = []
    for (let run = 0; run < readyRuns; run++) {
      if (run > 0) await lockAgain(app)
      const { keyAt } = await measureUnlock(app, "nav + main h1")
      ready.push(await untilSearchReady(await app.page(), keyAt))
    }
    const what = `key → a search finds everything, ${name}`
    report({ target: "S2", what, samples: ready, beside: "limit at 50k", besideValue: readyLimitMs })

    const page = await app.page()
    const mix = queryMix()
    const asked = mix.map(({ query }) => query)
    // Once unmeasured, as the peer: neither begins with a cold cache.
    await timeSearches(page, asked)
    const taken = await timeSearches(page, asked)
    const keys = await timeSearches(page, mix.flatMap(keystrokesOf))
    const painted = await typeQueries(
      page,
      mix.slice(0, typedQueries).map(({ typed }) => typed),
    )
    const ways = await timeCalls(
      page,
      mix.map(() => ["searchState"] as const),
    )
    await app.close()
    await rm(userData, { recursive: true })

    reportMix(name, mix, taken, peerTimes(count, mix), limitMs)
    const typed = `a key of a query being typed → rows and snippets in the page, ${name}`
    report({ target: "S2", what: typed, samples: keys, beside: "limit for p95", besideValue: limitMs })
    const shown = `a key in the field of the search → its rows painted, ${name}`
    report({ target: "S2", what: shown, samples: painted, beside: "limit for p95", besideValue: limitMs })
    const way = `twice the way to the worker and back alone, as each of these takes it, ${name}`
    const there = ways.map((ms) => 2 * ms)
    report({ target: "S2", what: way, samples: there, beside: "limit for p95", besideValue: limitMs })
  })
}

/** Milliseconds of each; null without the peer. */
function peerTimes(count: number, mix: readonly MixedQuery[]): readonly number[] | null {
  const peer = preparedPeer(count)
  if (peer === null) return null
  for (const { match } of mix) peer.search(match)
  const taken = mix.map(({ match }) => {
    const begun = performance.now()
    peer.search(match)
    return performance.now() - begun
  })
  peer.close()
  return taken
}

function reportMix(
  name: string,
  mix: readonly MixedQuery[],
  taken: readonly number[],
  peer: readonly number[] | null,
  limitMs: number,
): void {
  const sums = { own: 0, peer: 0 }
  for (const kind of mixKinds) {
    const ofKind = (times: readonly number[]) => times.filter((_, at) => mix[at]?.kind === kind)
    const samples = ofKind(taken)
    const beside = peer === null ? "limit for p95" : "SQLCipher + FTS5, p50"
    const besideValue = peer === null ? limitMs : median(ofKind(peer))
    report({ target: "S2", what: `${kind}, ${name}`, samples, beside, besideValue })
    sums.own += median(samples)
    sums.peer += besideValue
  }
  if (peer === null) return
  const what = `one of each kind, ${name}`
  report({ target: "S2", what, samples: [sums.own], beside: "SQLCipher + FTS5", besideValue: sums.peer })
}
