import { layersOf } from "./layers.ts"
import { multiSearch } from "./multi-search.ts"
import type { MemoryNeedle } from "./process-memory.ts"
import { storedFiles, walBeside } from "./stored-files.ts"

/** The files that hold one of these byte strings, as it is or inside something compressed or encoded. */
export async function filesWith(
  folders: readonly string[],
  needles: readonly MemoryNeedle[],
): Promise<string[]> {
  const search = multiSearch(
    needles.map((needle) => needle.bytes),
    false,
  )
  const found = new Set<string>()
  for await (const stored of storedFiles(folders)) {
    if (stored.bytes.length === 0) continue
    for (const layer of layersOf(stored.bytes, await walBeside(stored.path))) {
      search(layer.bytes, (index) => found.add(`${needles[index]?.name} in ${stored.path}`))
    }
  }
  return [...found]
}
