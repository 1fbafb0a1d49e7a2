import type { EntityType } from "../../domain/entities.ts"
import { tagsAround } from "../../domain/tag-path.ts"
import type { TagColouring, TagRow } from "../api/tags.ts"
import type { Comparison } from "../knowledge/cached-order.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { NameOrders } from "../knowledge/name-orders.ts"
import { TagCounts } from "./tag-counts.ts"
import { looksByPath } from "./tag-looks.ts"

/** The tags of the vault, in the collation of the owner's language: what is nested follows what it is nested in. */
export class Tags {
  readonly #knowledge: Knowledge
  readonly #orders: NameOrders
  readonly #counts: TagCounts
  readonly #trees = new Map<string, Readonly<{ stamp: string; tree: readonly TagRow[] }>>()

  constructor(knowledge: Knowledge, orders: NameOrders) {
    this.#knowledge = knowledge
    this.#orders = orders
    this.#counts = new TagCounts(knowledge)
  }

  /** Those that a living record bears. */
  list(): readonly string[] {
    return this.tree().flatMap(({ path, count }) => (count > 0 ? [path] : []))
  }

  /**
   * Those in use or with a colour, and all that others are nested in; of `types`, those that their records bear. The same
   * array for as long as they are the same.
   */
  tree(types?: readonly EntityType[]): readonly TagRow[] {
    const of = types?.join() ?? ""
    const stamp = `${this.#counts.revision} ${this.#knowledge.stamp("tag", "profile")}`
    const known = this.#trees.get(of)
    if (known?.stamp === stamp) return known.tree
    const own = this.#counts.own(types)
    const colours = new Map(this.colours().map(({ path, colour }) => [path, colour]))
    const shown = [...own.keys(), ...(types === undefined ? colours.keys() : [])]
    const paths = new Set(shown.flatMap((path) => [path, ...tagsAround(path)]))
    const tree = inOrder(paths, this.#orders.compare).map((path) => ({
      path,
      count: own.get(path) ?? 0,
      withNested: this.#counts.within(path, types),
      colour: colours.get(path) ?? null,
    }))
    this.#trees.set(of, { stamp, tree })
    return tree
  }

  colours(): readonly TagColouring[] {
    return [...looksByPath(this.#knowledge.living("tag")).values()].flatMap(({ path, colour }) =>
      path === undefined || colour === undefined ? [] : [{ path, colour }],
    )
  }
}

/** Name by name: whole paths compared would put `a b` between `a` and `a/b`. */
function inOrder(paths: Iterable<string>, compare: Comparison): readonly string[] {
  const named = Array.from(paths, (path) => ({ path, names: path.split("/") }))
  named.sort((one, other) => {
    for (const [at, name] of one.names.entries()) {
      const otherName = other.names[at]
      if (otherName === undefined) return 1
      const order = name === otherName ? 0 : compare(name, otherName) || (name < otherName ? -1 : 1)
      if (order !== 0) return order
    }
    return one.names.length - other.names.length
  })
  return named.map(({ path }) => path)
}
