import type { Sqlite3Static } from "@sqlite.org/sqlite-wasm"
import type { ChunkedBytes } from "./chunked-bytes.ts"

export const memoryFiles = "lucilius-memory"

/**
 * Makes `bytes` the one file of `sqlite` under the VFS `memoryFiles`, whatever its name: a database in it takes its own
 * length outside of the WebAssembly memory, which cannot shrink, and is saved and restored without a copy. Nothing else
 * can be opened there: journals and temporary tables must be in memory.
 */
export function addMemoryFile(sqlite: Sqlite3Static, bytes: ChunkedBytes): void {
  const { capi, wasm } = sqlite
  const io = new capi.sqlite3_io_methods()
  // The package's declarations leave out the members that are no functions.
  Reflect.set(io, "$iVersion", 1)
  const vfs = new capi.sqlite3_vfs()
  vfs.$iVersion = 1
  const handle = new capi.sqlite3_file()
  vfs.$szOsFile = handle.structInfo.sizeof
  handle.dispose()
  vfs.$mxPathname = 64
  const part = (at: number, length: number) => wasm.heap8u().subarray(at, at + length)

  sqlite.vfs.installVfs({
    io: {
      struct: io,
      methods: {
        xClose: () => 0,
        xRead: (_file, into, length, at) => {
          const target = part(into, length)
          const read = bytes.read(target, plain(at))
          if (read === length) return 0
          target.fill(0, read)
          return capi.SQLITE_IOERR_SHORT_READ
        },
        xWrite: (_file, from, length, at) => {
          try {
            bytes.write(part(from, length), plain(at))
            return 0
          } catch {
            // The browser gives no more memory.
            return capi.SQLITE_NOMEM
          }
        },
        xTruncate: (_file, length) => {
          bytes.truncate(plain(length))
          return 0
        },
        xSync: () => 0,
        xFileSize: (_file, into) => {
          wasm.poke64(into, BigInt(bytes.length))
          return 0
        },
        xLock: () => 0,
        xUnlock: () => 0,
        xCheckReservedLock: (_file, into) => {
          wasm.poke32(into, 0)
          return 0
        },
        xFileControl: () => capi.SQLITE_NOTFOUND,
        xDeviceCharacteristics: () => 0,
      },
    },
    vfs: {
      struct: vfs,
      name: memoryFiles,
      methods: {
        xOpen: (_vfs, _name, file, flags, flagsOut) => {
          if ((flags & capi.SQLITE_OPEN_MAIN_DB) === 0) return capi.SQLITE_CANTOPEN
          const opened = new capi.sqlite3_file(file)
          opened.$pMethods = io.pointer
          opened.dispose()
          wasm.poke32(flagsOut, flags)
          return 0
        },
        xDelete: () => 0,
        xAccess: (_vfs, _name, _flags, into) => {
          wasm.poke32(into, 0)
          return 0
        },
        xFullPathname: (_vfs, name, length, into) =>
          wasm.cstrncpy(into, name, length) < length ? 0 : capi.SQLITE_CANTOPEN,
      },
    },
  })
}

/** Places in a file come as 64 bits, whatever the package's declarations say. */
function plain(value: number | bigint): number {
  return Number(value)
}
