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
  #made: Readonly<{ key: string; tree: readonly TagRow[] }> | null = null

  constructor(knowledge: Knowledge, orders: NameOrders) {
    this.#knowledge = knowledge
    this.#orders = orders
    this.#counts = new TagCounts(knowledge)
  }

  /** Those that a living record bears. */
  list(): readonly string[] {
    return this.tree().flatMap(({ path, count }) => (count > 0 ? [path] : []))
  }

  /** Those in use or with a colour, and all that others are nested in. */
  tree(): readonly TagRow[] {
    const own = this.#counts.own()
    const key = `${this.#counts.revision} ${this.#knowledge.stamp("tag", "profile")}`
    if (this.#made?.key === key) return this.#made.tree
    const colours = this.#coloursByPath()
    const tree = this.#rows([...own.keys(), ...colours.keys()], own, colours)
    this.#made = { key, tree }
    return tree
  }

  /** Those that living records of these types bear, and all that they are nested in. */
  treeOf(types: readonly EntityType[]): readonly TagRow[] {
    const own = this.#counts.own(types)
    return this.#rows([...own.keys()], own, this.#coloursByPath(), types)
  }

  colours(): readonly TagColouring[] {
    return [...looksByPath(this.#knowledge.living("tag")).values()].flatMap(({ path, colour }) =>
      path === undefined || colour === undefined ? [] : [{ path, colour }],
    )
  }

  #coloursByPath(): ReadonlyMap<string, string> {
    return new Map(this.colours().map(({ path, colour }) => [path, colour]))
  }

  #rows(
    shown: readonly string[],
    own: ReadonlyMap<string, number>,
    colours: ReadonlyMap<string, string>,
    types?: readonly EntityType[],
  ): readonly TagRow[] {
    const paths = new Set(shown.flatMap((path) => [path, ...tagsAround(path)]))
    return inOrder(paths, this.#orders.compare).map((path) => ({
      path,
      count: own.get(path) ?? 0,
      withNested: this.#counts.within(path, types),
      colour: colours.get(path) ?? null,
    }))
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
