import { rm } from "node:fs/promises"
import { test } from "../support/app.ts"
import { goTo } from "../support/owner.ts"
import { median, report } from "./figures.ts"
import { lockAgain, measureUnlock, type UnlockTimes } from "./measure-unlock.ts"
import { preparedPeer } from "./peer/prepared-peer.ts"
import { preparedVault } from "./prepared-vaults.ts"

const unlocks = 7
const sizes = [1_000, 10_000, 50_000, 100_000]

for (const count of sizes) {
  test(`S1 S8: unlock and rebuild with ${count} notes`, async ({ launchApp }) => {
    const { userData, firstUnlock } = await preparedVault(launchApp, count)
    const app = await launchApp({ userData })
    await measureUnlock(app, "nav + main h1")
    await goTo(await app.page(), "Journal")
    const opened: UnlockTimes[] = []
    for (let run = 0; run < unlocks; run++) {
      await lockAgain(app)
      opened.push(await measureUnlock(app))
    }
    const name = `${count / 1_000}k notes`
    const screens = opened.map(({ screenMs }) => screenMs)
    const toScreen = { target: "S1", what: `key → first screen, ${name}`, samples: screens }
    const argon2 = median(opened.map(({ argon2Ms }) => argon2Ms))
    report({ ...toScreen, beside: "limit", besideValue: 40 })
    report({ ...toScreen, beside: "Argon2id alone", besideValue: argon2 })
    const allHeads = {
      target: "S1",
      what: `key → all heads open in the worker, ${name}`,
      samples: opened.map(({ openMs }) => openMs),
    }
    report({ ...allHeads, beside: "limit at 50k", besideValue: 150 })
    report({
      target: "S8",
      what: `rebuild of an empty working copy beyond unlock, ${name}`,
      samples: [firstUnlock.screenMs - median(screens)],
      beside: "limit at 10k",
      besideValue: 2_000,
    })
    report({
      target: "S8",
      what: `the same, until every text is back as well, in the background, ${name}`,
      samples: [firstUnlock.filledMs - median(screens)],
      beside: "limit at 10k of what the owner waits for",
      besideValue: 2_000,
    })
    await app.close()
    await rm(userData, { recursive: true })
    const listed = peerListed(count)
    if (listed === null) return
    report({ ...allHeads, beside: "SQLCipher opened by its key, all titles listed", besideValue: listed })
  })
}

/** The median of as many openings, in milliseconds; null without the peer. */
function peerListed(count: number): number | null {
  preparedPeer(count)?.close()
  const taken: number[] = []
  for (let run = 0; run < unlocks; run++) {
    const begun = performance.now()
    const peer = preparedPeer(count)
    if (peer === null) return null
    peer.titles()
    taken.push(performance.now() - begun)
    peer.close()
  }
  return median(taken)
}
