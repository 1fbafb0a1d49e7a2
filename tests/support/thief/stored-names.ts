import { relative } from "node:path"
import type { Page } from "playwright-core"
import { storedFiles } from "./stored-files.ts"

/** Every file and folder name below a folder, each once, without the parts above it. */
export async function namesBelow(folder: string): Promise<Set<string>> {
  const names = new Set<string>()
  for await (const stored of storedFiles([folder])) {
    for (const part of relative(folder, stored.path).split("/")) names.add(part)
  }
  return names
}

/** What the page's origin keeps, by name: databases with their stores, indexes and key paths, caches, keys, cookies. */
export async function storageNames(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names: string[] = [
      location.origin,
      document.title,
      document.cookie,
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await caches.keys().catch(() => [])),
    ]
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.addEventListener("success", () => resolve(request.result))
        request.addEventListener("error", () => reject(request.error ?? new Error("open")))
      })
      names.push(name)
      for (const storeName of database.objectStoreNames) {
        const store = database.transaction(storeName).objectStore(storeName)
        names.push(storeName, String(store.keyPath))
        for (const index of store.indexNames) names.push(index, String(store.index(index).keyPath))
      }
      database.close()
    }
    return names.filter((name) => name !== "")
  })
}
