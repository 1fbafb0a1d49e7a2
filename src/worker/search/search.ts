import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Names } from "../knowledge/names.ts"
import { Hits } from "./hits.ts"
import { Memories } from "./memories.ts"
import { Recall } from "./recall.ts"
import { Visits } from "./visits.ts"

export type SearchParts = Readonly<{ knowledge: Knowledge; names: Names }>

/** Finding anything in an open vault. */
export class Search {
  readonly hits: Hits
  readonly memories: Memories
  readonly visits = new Visits()
  readonly recall: Recall

  constructor({ knowledge, names }: SearchParts) {
    this.hits = new Hits(knowledge, names)
    this.memories = new Memories(knowledge, this.hits)
    this.recall = new Recall(knowledge, names, this.hits, this.visits)
  }
}
