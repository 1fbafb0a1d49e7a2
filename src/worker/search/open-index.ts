import { endSpentArgon2 } from "../argon2.ts"
import type { TextIndex } from "../../search/search-types.ts"
import type { ImageKeeper } from "./image/image-keeper.ts"
import type { ImageSaver } from "./image-saver.ts"

/** The index as it was last kept, else an empty one. Its code is fetched when it is first needed. */
export async function openIndex(
  image: Pick<ImageKeeper, "load" | "forget">,
  saver: Pick<ImageSaver, "noteRestored">,
): Promise<TextIndex> {
  const { SearchIndex } = await import("../../search/search-index.ts")
  // Else the memory of both would be held at once.
  endSpentArgon2()
  const bytes = await image.load()
  if (bytes === null) return SearchIndex.create()
  const restored = await SearchIndex.restore(bytes)
  if (!restored.ok) {
    await image.forget()
    return SearchIndex.create()
  }
  saver.noteRestored()
  return restored.value
}
