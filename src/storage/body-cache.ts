const mostBodies = 16
const mostBytes = 8 * 1024 * 1024

/** Contents of the bodies opened or sealed last, by tag: what an autosave is compared with. */
export class BodyCache {
  readonly #contents = new Map<string, Uint8Array>()
  #bytes = 0

  get(tag: string): Uint8Array | null {
    return this.#contents.get(tag) ?? null
  }

  /** `content` must not be changed afterwards. */
  add(tag: string, content: Uint8Array): void {
    if (content.length > mostBytes / 2) return
    this.#drop(tag)
    this.#contents.set(tag, content)
    this.#bytes += content.length
    for (const oldest of this.#contents.keys()) {
      if (this.#contents.size <= mostBodies && this.#bytes <= mostBytes) break
      this.#drop(oldest)
    }
  }

  #drop(tag: string): void {
    this.#bytes -= this.#contents.get(tag)?.length ?? 0
    this.#contents.delete(tag)
  }
}
