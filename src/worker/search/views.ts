import { compareText } from "../../domain/compare-text.ts"
import type { SavedView } from "../api/search.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"

const last = 1_000_000

/** Those without a place come last, as they were made. */
export function savedViews(knowledge: Knowledge): readonly SavedView[] {
  return [...knowledge.living("saved-view")]
    .toSorted(
      (one, other) =>
        (one.position ?? last) - (other.position ?? last) ||
        compareText(one.createdAt, other.createdAt) ||
        compareText(one.id, other.id),
    )
    .map(({ id, name = "", query = "", pinned }) => ({ id, name, query, pinned }))
}
