import type { Storage } from "../../storage/storage.ts"
import type { SearchState } from "../api/search.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { NameOrders } from "../knowledge/name-orders.ts"
import type { Names } from "../knowledge/names.ts"
import type { Picks } from "../records/picks.ts"
import type { Tags } from "../records/tags.ts"
import { Documents } from "./documents.ts"
import { Finding } from "./finding.ts"
import { Hits } from "./hits.ts"
import type { ImageKeeper } from "./image/image-keeper.ts"
import { ImageSaver } from "./image-saver.ts"
import { IndexKeeper } from "./index-keeper.ts"
import { Matters } from "./matters.ts"
import { Memories } from "./memories.ts"
import { NameFinder } from "./name-finder.ts"
import { openIndex } from "./open-index.ts"
import { Recall } from "./recall.ts"
import { Resolver } from "./resolver.ts"
import { Suggestions } from "./suggestions.ts"
import { TagFinder } from "./tag-finder.ts"
import { Visits } from "./visits.ts"

/** The first screen of a large vault has been answered by then. */
const beginAfterMs = 150

export type SearchParts = Readonly<{
  storage: Pick<Storage, "records" | "onEvent">
  knowledge: Knowledge
  names: Names
  orders: NameOrders
  picks: Picks
  tags: Tags
  image: Pick<ImageKeeper, "load" | "save" | "forget" | "end">
}>

/** Finding anything in an open vault. */
export class Search {
  readonly memories: Memories
  readonly visits = new Visits()
  readonly recall: Recall
  readonly finding: Finding
  readonly suggestions: Suggestions
  readonly keeper: IndexKeeper
  #listener: (state: SearchState) => void = () => undefined

  constructor({ storage, knowledge, names, orders, picks, tags, image }: SearchParts) {
    const hits = new Hits(knowledge, names)
    const documents = new Documents(storage.records, knowledge, names)
    const finder = new NameFinder(knowledge, names)
    const tagFinder = new TagFinder(() => tags.tree())
    const resolver = new Resolver({
      knowledge,
      names,
      finder,
      tags: tagFinder,
      matters: new Matters(knowledge),
    })
    const saver = new ImageSaver(image)
    this.memories = new Memories(knowledge, hits)
    this.recall = new Recall(knowledge, names, hits, this.visits)
    this.keeper = new IndexKeeper({
      storage,
      knowledge,
      documents,
      open: () => openIndex(image, saver),
      saver,
      tell: (state) => this.#listener(state),
    })
    this.finding = new Finding({ keeper: this.keeper, documents, resolver, hits })
    this.suggestions = new Suggestions({
      picks,
      finder,
      tags: tagFinder,
      finding: this.finding,
      compareNames: (one, other) => orders.compare(one, other),
      stamp: () => knowledge.stamp(),
    })
  }

  /** Begins to make the index, once whatever the unlock is waited for has been answered. */
  begin(listener: (state: SearchState) => void): void {
    this.#listener = listener
    this.keeper.beginAfter(beginAfterMs)
  }

  end(): void {
    this.keeper.end()
  }
}
