import type { Page } from "playwright-core"

/** Milliseconds until the working copy, made anew by the unlock, has every one of `bodies` again. */
export async function untilFilled(page: Page, bodies: number): Promise<number> {
  const begun = performance.now()
  while ((await bodiesHere(page)) < bodies) await new Promise((resolve) => setTimeout(resolve, 200))
  return performance.now() - begun
}

function bodiesHere(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result))
        request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB")))
      })
    const [found] = (await indexedDB.databases()).filter(({ name }) => /^[0-9a-f]{32}\.\d+$/.test(name ?? ""))
    const database = await done(indexedDB.open(found?.name ?? ""))
    const count = await done(database.transaction("b").objectStore("b").count())
    database.close()
    return count
  })
}
