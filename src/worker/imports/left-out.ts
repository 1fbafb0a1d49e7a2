import type { ImportPreview } from "../api/imports.ts"
import { importLimits } from "./limits.ts"

type Row = ImportPreview["leftOut"][number]

const mostNames = 1000

/** What does not come in, by kinds. The examples are the owner's words: shown, never logged. */
export class LeftOut {
  readonly #kinds = new Map<string, { count: number; examples: Map<string, number> }>()

  add(what: string, example = "", count = 1): void {
    const kind = this.#kinds.get(what) ?? { count: 0, examples: new Map<string, number>() }
    const { examples } = kind
    kind.count += count
    if (example !== "" && (examples.has(example) || examples.size < mostNames))
      examples.set(example, (examples.get(example) ?? 0) + count)
    this.#kinds.set(what, kind)
  }

  /** The most frequent first, and of each the names that stand for most of it. */
  get rows(): readonly Row[] {
    return [...this.#kinds]
      .map(([what, { count, examples }]) => ({
        what,
        count,
        examples: [...examples]
          .toSorted(([, one], [, other]) => other - one)
          .slice(0, importLimits.examples)
          .map(([name]) => name),
      }))
      .toSorted((one, other) => other.count - one.count)
  }
}
