import type { TextIndex } from "../../search/search-types.ts"
import type { ImageKeeper } from "./image/image-keeper.ts"

/** Since the last change. */
const restMs = 20_000
/** From one image to the next; until then little enough is to be made up for at the next unlock. */
const leastMs = 240_000
/** An index that no image was ever kept of took long to make. */
const firstMs = 5_000

type Keeper = Pick<ImageKeeper, "save" | "forget" | "end">

/** Has the index kept once it has rested for a while. Ended by the lock, which waits for nothing. */
export class ImageSaver {
  readonly #keeper: Keeper
  #timer: ReturnType<typeof setTimeout> | undefined
  /** What the index had written when its image was kept, and when that was; null where there is none. */
  #kept: Readonly<{ writes: number; at: number }> | null = null
  #isSaving = false
  #isEnded = false

  constructor(keeper: Keeper) {
    this.#keeper = keeper
  }

  /** The index is one that was kept. */
  noteRestored(): void {
    this.#kept = { writes: 0, at: performance.now() }
  }

  noteChange(): void {
    clearTimeout(this.#timer)
  }

  /** `writes`: another number once the index is another. */
  noteComplete(index: TextIndex, writes: number): void {
    clearTimeout(this.#timer)
    if (this.#isEnded || this.#kept?.writes === writes) return
    const { at } = this.#kept ?? { at: null }
    const wait = at === null ? firstMs : Math.max(restMs, at + leastMs - performance.now())
    this.#timer = setTimeout(() => void this.#save(index, writes), wait)
  }

  /** Of an index that was thrown away. */
  async forget(): Promise<void> {
    clearTimeout(this.#timer)
    this.#kept = null
    await this.#keeper.forget()
  }

  end(): void {
    this.#isEnded = true
    clearTimeout(this.#timer)
    this.#keeper.end()
  }

  /** Cut short by a change it is tried again once that is in the index; refused, once there is another one. */
  async #save(index: TextIndex, writes: number): Promise<void> {
    if (this.#isEnded) return
    if (this.#isSaving) return this.noteComplete(index, writes)
    this.#isSaving = true
    const image = index.image()
    const saved = await this.#keeper
      .save(image, () => this.#isEnded || !image.isCurrent())
      .finally(() => {
        this.#isSaving = false
      })
    if (saved.ok || saved.refusal !== "cancelled") this.#kept = { writes, at: performance.now() }
  }
}
