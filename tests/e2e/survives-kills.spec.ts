import { expect } from "../support/app.ts"
import { barCount, recordForBar } from "../support/bar.ts"
import { type KillCounts, type Target, typeAndKill } from "../support/survival/kills.ts"
import { test } from "../support/survival/sample-vault.ts"
import { isBar } from "../support/test-vault.ts"

test.describe.configure({ mode: "parallel" })

const kills = isBar ? barCount("BAR_KILLS", 500) : 25
/** A vault for each so many, so that its list of entries stays on one screen. */
const perVault = Math.min(25, kills)

for (const target of ["renderer", "main", "all"] as const satisfies readonly Target[]) {
  test(`what said Saved is there after each kill of ${nameOf(target)} while the owner types`, async ({
    launchApp,
    placeWith,
  }) => {
    test.setTimeout(60_000 + kills * 24_000)
    const sum: KillCounts = { kills: 0, saves: 0, typed: 0, unsavedLost: 0, longestLoss: 0 }
    for (let done = 0; done < kills; done += perVault) {
      const counts = await typeAndKill(launchApp, await placeWith("leveldb"), target, perVault)
      sum.kills += counts.kills
      sum.saves += counts.saves
      sum.typed += counts.typed
      sum.unsavedLost += counts.unsavedLost
      sum.longestLoss = Math.max(sum.longestLoss, counts.longestLoss)
    }
    console.log(target, sum)
    // The control: what never said "Saved" could not be missed.
    expect(sum.saves).toBeGreaterThan(kills / 10)
    recordForBar("13 kill -9 while typing", { target, lost: 0, ...sum })
  })
}

function nameOf(target: Target): string {
  return target === "all" ? "every process" : `the ${target} process`
}
