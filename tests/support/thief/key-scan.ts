import { KeyWindows } from "./key-windows.ts"
import { layersOf } from "./layers.ts"
import { storedFiles, walBeside } from "./stored-files.ts"

/** What a candidate opens, such as "vault key", or null. The view is only good during the call. */
export type TryKey = (candidate: Uint8Array) => string | null

export type KeyHit = Readonly<{ opens: string; file: string; offset: number; inside: string }>

export type KeyScan = Readonly<{
  hits: readonly KeyHit[]
  files: number
  /** All windows of 32 bytes, and the different ones among them that were tried as keys. */
  windows: number
  tried: number
  /** How many were tried in a second, reading and unfolding included. */
  perSecond: number
}>

/** Tries every 32 bytes of every stored file, and of what is compressed or encoded in it, as a key. */
export async function scanForKeys(folders: readonly string[], tryKey: TryKey): Promise<KeyScan> {
  const windows = new KeyWindows()
  const hits: KeyHit[] = []
  let files = 0
  const begun = performance.now()
  for await (const stored of storedFiles(folders)) {
    if (stored.bytes.length === 0) continue
    files++
    for (const layer of layersOf(stored.bytes, await walBeside(stored.path))) {
      windows.each(layer.bytes, (candidate, offset) => {
        const opens = tryKey(candidate)
        if (opens !== null) hits.push({ opens, file: stored.path, offset, inside: layer.path })
      })
    }
  }
  const seconds = (performance.now() - begun) / 1000
  return {
    hits,
    files,
    windows: windows.seen,
    tried: windows.tried,
    perSecond: Math.round(windows.tried / seconds),
  }
}
