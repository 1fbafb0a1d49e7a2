import type { Page } from "playwright-core"

/** What a page shows of itself to the system and the browser, and what it has them keep outside the vault. */
export function pageTraces(page: Page) {
  return page.evaluate(async () => {
    const files: string[] = []
    const root = await navigator.storage.getDirectory().catch(() => null)
    if (root !== null) for await (const name of root.keys()) files.push(name)
    return {
      title: document.title,
      address: location.href,
      history: history.length,
      state: JSON.stringify(history.state),
      kept: [
        document.cookie,
        ...Object.keys(localStorage),
        ...Object.keys(sessionStorage),
        ...(await caches.keys().catch(() => [])),
        ...files,
      ].filter((name) => name !== ""),
    }
  })
}
