import { foldQuery } from "../../domain/match-name.ts"
import type { TagRow } from "../api/tags.ts"

/** The tags that are meant by a path. */
export class TagFinder {
  readonly #tree: () => readonly TagRow[]
  #made: Readonly<{ of: readonly TagRow[]; paths: ReadonlyMap<string, readonly string[]> }> | null = null

  /** `tree`: the same array for as long as the tags are the same. */
  constructor(tree: () => readonly TagRow[]) {
    this.#tree = tree
  }

  /** The path as it is written, else all that differ from it by case and accents alone. */
  find(path: string): readonly string[] {
    const alike = this.#paths().get(folded(path)) ?? []
    return alike.includes(path) ? [path] : alike
  }

  all(): readonly string[] {
    return [...this.#paths().values()].flat()
  }

  /** By what they are without case and accents. */
  #paths(): ReadonlyMap<string, readonly string[]> {
    const of = this.#tree()
    if (this.#made?.of === of) return this.#made.paths
    const paths = new Map<string, string[]>()
    for (const { path } of of) {
      const key = folded(path)
      paths.set(key, [...(paths.get(key) ?? []), path])
    }
    this.#made = { of, paths }
    return paths
  }
}

function folded(path: string): string {
  return path
    .split("/")
    .map((name) => foldQuery(name).join(" "))
    .join("/")
}
