import type { Sqlite3Static } from "@sqlite.org/sqlite-wasm"

/** The files that SQLite could keep in a browser: none is wanted, and trying starts a worker. */
const quiet = {
  disable: { vfs: { kvvfs: true, opfs: true, "opfs-vfs": true, "opfs-wl": true, "opfs-sahpool": true } },
  debug: () => undefined,
  log: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

/** Each call makes an instance with a memory of its own, which goes with it. Rejects where there is no WebAssembly. */
export async function loadSqlite(): Promise<Sqlite3Static> {
  const { default: start } = await import("@sqlite.org/sqlite-wasm")
  // Read and deleted by the package while it starts; it takes no other settings.
  Reflect.set(globalThis, "sqlite3ApiConfig", quiet)
  return start()
}
