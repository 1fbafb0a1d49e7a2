import type { Page } from "playwright-core"
import type { LocalDate } from "../../src/base/local-date.ts"
import type { Query } from "../../src/query/query.ts"
import type { SearchAnswer } from "../../src/worker/api/search.ts"
import type { AskInPage } from "./ask-vault.ts"

/** As many as the list of a search shows of each kind before it is opened, and as fit on a screen. */
const rowsShown = 20

/**
 * Milliseconds of each: from the page's question to the worker until both answers are in the page, the best rows of every
 * kind and their snippets. Throws on an answer that says it is not complete.
 */
export function timeSearches(page: Page, queries: readonly Query[]): Promise<number[]> {
  return page.evaluate(
    async ([list, count, today]) => {
      const { askVault: ask } = globalThis as unknown as { askVault: AskInPage }
      const taken: number[] = []
      for (const query of list) {
        const begun = performance.now()
        const { groups, isComplete } = (await ask("search", { query, today, count })) as SearchAnswer
        const ids = groups.flatMap(({ hits }) => hits.map(({ id }) => id)).slice(0, count)
        await ask("snippets", query, ids)
        taken.push(performance.now() - begun)
        if (!isComplete) throw new Error("searched before the index was whole")
        // As between two keys, so that one question is not measured behind what the one before it left to do.
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      return taken
    },
    [queries, rowsShown, "2026-11-20" as LocalDate] as const,
  )
}
