import { foldQuery } from "../../domain/match-name.ts"
import { pathsOf } from "./facts.ts"

/** The tags that are meant by a path, and those that others are nested in. */
export class TagFinder {
  readonly #list: () => readonly string[]
  #made: Readonly<{ of: readonly string[]; paths: ReadonlyMap<string, readonly string[]> }> | null = null

  /** `list`: the tags in use; the same array for as long as they are the same. */
  constructor(list: () => readonly string[]) {
    this.#list = list
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
    const of = this.#list()
    if (this.#made?.of === of) return this.#made.paths
    const paths = new Map<string, string[]>()
    for (const path of new Set(of.flatMap(pathsOf))) {
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
