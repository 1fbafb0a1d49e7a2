import type { Page } from "playwright-core"

/** Resolves once an image of the search index is kept beside the working copy. */
export async function untilImageKept(page: Page): Promise<void> {
  while (!(await hasImage(page))) await page.waitForTimeout(500)
}

/** While locked, so that the next unlock makes the index from the texts. */
export function deleteImages(page: Page): Promise<void> {
  return page.evaluate(async (named) => {
    for (const { name = "" } of await indexedDB.databases()) {
      if (!new RegExp(named).test(name)) continue
      await new Promise((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase(name)
        deleting.addEventListener("success", resolve)
        deleting.addEventListener("error", reject)
      })
    }
  }, imageName)
}

const imageName = "^\\+[0-9a-f]{32}$"

function hasImage(page: Page): Promise<boolean> {
  return page.evaluate(async (named) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result))
        request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB")))
      })
    const found = (await indexedDB.databases()).find(({ name = "" }) => new RegExp(named).test(name))
    if (found?.name === undefined) return false
    const database = await done(indexedDB.open(found.name))
    const heads = await done(database.transaction("s").objectStore("s").count())
    database.close()
    return heads > 0
  }, imageName)
}
