import { IDBFactory, IDBKeyRange } from "fake-indexeddb"
import type { IndexedDb } from "../../../src/storage/row-database.ts"

/** An IndexedDB that asks before each opening and each transaction, so that a test can make it fail there. */
export function faultyIndexedDb(ask: (name: string) => void): IndexedDb {
  const factory = new IDBFactory()
  const open = factory.open.bind(factory)
  factory.open = (name, version) => {
    ask("open database")
    const request = open(name, version)
    request.addEventListener("success", () => {
      const database = request.result
      const transaction = database.transaction.bind(database)
      database.transaction = (...args: Parameters<typeof transaction>) => {
        ask("transaction")
        return transaction(...args)
      }
    })
    return request
  }
  return { indexedDB: factory, IDBKeyRange }
}

/** The same databases; while `isRefusing` says so, opening any of them throws `refusal`. */
export function refusingIndexedDb(real: IndexedDb, refusal: Error, isRefusing: () => boolean): IndexedDb {
  const { indexedDB } = real
  const factory: IDBFactory = {
    cmp: (first, second) => indexedDB.cmp(first, second),
    databases: () => indexedDB.databases(),
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
    open: (name, version) => {
      if (isRefusing()) throw refusal
      return indexedDB.open(name, version)
    },
  }
  return { ...real, indexedDB: factory }
}
