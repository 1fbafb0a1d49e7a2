import type { Page } from "playwright-core"

/**
 * What Chromium itself gives back of the vault's database, read on the lock screen as any page could: a digest of every row,
 * or that there is nothing, or that it refuses.
 */
export function readRows(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result))
        request.addEventListener("error", () => reject(request.error ?? new Error("no answer")))
      })
    let stage = "on opening"
    try {
      const names = (await indexedDB.databases()).flatMap(({ name = "" }) =>
        /^[0-9a-f]{32}\.\d+$/.test(name) ? [name] : [],
      )
      if (names.length === 0) return "nothing"
      const parts: string[] = []
      for (const name of names.toSorted()) {
        stage = "on opening"
        const database = await done(indexedDB.open(name))
        stage = "on reading"
        const tables = [...database.objectStoreNames]
        for (const table of tables) {
          const store = database.transaction(table).objectStore(table)
          const [keys, rows] = await Promise.all([done(store.getAllKeys()), done(store.getAll())])
          for (const [at, key] of keys.entries()) {
            const row: unknown = rows[at]
            const bytes = row instanceof Uint8Array ? row.slice() : new Uint8Array()
            const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
            parts.push(`${table} ${JSON.stringify(key)} ${hash.join(".")}`)
          }
        }
        database.close()
      }
      const all = new TextEncoder().encode(parts.join("\n"))
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", all))
      return parts.length === 0 ? "nothing" : `${parts.length} rows ${digest.join(".")}`
    } catch (error) {
      return `refused ${stage}: ${String(error)}`
    }
  })
}

/** Whether the working copy has all that the folder has: after it was made anew, some of it comes when the vault is open. */
export function isCopyWhole(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result))
        request.addEventListener("error", () => reject(request.error ?? new Error("no answer")))
      })
    const names = (await indexedDB.databases()).map(({ name = "" }) => name)
    const name = names.findLast((one) => /^[0-9a-f]{32}\.\d+$/.test(one))
    if (name === undefined) return false
    const database = await done(indexedDB.open(name))
    const states = database.transaction("s").objectStore("s")
    const counts = await Promise.all([done(states.count(0)), done(states.count(2))])
    database.close()
    return counts.join() === "1,0"
  })
}

/** Whether Chromium opens a database of any name, on the lock screen as any page could ask; its refusal's name if not. */
export function tryStore(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const opening = indexedDB.open("probe")
    const outcome = await new Promise<string>((resolve) => {
      opening.addEventListener("success", () => resolve("opens"))
      opening.addEventListener("error", () => resolve(opening.error?.name ?? "no name"))
    })
    if (outcome !== "opens") return outcome
    opening.result.close()
    await new Promise((resolve) => {
      const deleting = indexedDB.deleteDatabase("probe")
      deleting.addEventListener("success", resolve)
      deleting.addEventListener("error", resolve)
    })
    return outcome
  })
}
