import { multiSearch } from "./multi-search.ts"

/** Words whose order is the secret, as on a recovery sheet: one of them alone stands in many files. */
export type WordList = Readonly<{ name: string; words: readonly string[] }>

export type WordRun = Readonly<{ list: string; first: number; offset: number }>

const inOneRun = 3
/** How many bytes may lie between two words of a run, for separators and for an index or a tag before each. */
const widestGapBytes = 24

/** Where three words of a list follow each other in its order, near together, in UTF-8 or UTF-16. */
export function wordRunSearch(lists: readonly WordList[]): (bytes: Uint8Array) => WordRun[] {
  const entries = lists.flatMap((list) =>
    list.words.flatMap((word, place) =>
      (["utf8", "utf16le"] as const).map((encoding) => ({ list, place, bytes: Buffer.from(word, encoding) })),
    ),
  )
  if (entries.length === 0) return () => []
  const search = multiSearch(
    entries.map((entry) => entry.bytes),
    true,
  )
  return (bytes) => {
    const places = new Map<string, Seen[]>()
    search(bytes, (index, offset) => {
      const entry = entries[index]
      if (entry === undefined) return
      const key = `${entry.list.name}/${entry.place}`
      const seen = places.get(key) ?? []
      seen.push({ offset, end: offset + entry.bytes.length })
      places.set(key, seen)
    })
    return lists.flatMap((list) =>
      list.words.slice(0, Math.max(0, list.words.length - inOneRun + 1)).flatMap((_, first) => {
        const starts = places.get(`${list.name}/${first}`) ?? []
        return starts
          .filter((start) => continues(places, list.name, first + 1, start.end, inOneRun - 1))
          .map((start) => ({ list: list.name, first, offset: start.offset }))
      }),
    )
  }
}

type Seen = Readonly<{ offset: number; end: number }>

function continues(
  places: ReadonlyMap<string, readonly Seen[]>,
  list: string,
  place: number,
  after: number,
  left: number,
): boolean {
  if (left === 0) return true
  return (places.get(`${list}/${place}`) ?? []).some(
    (seen) =>
      seen.offset >= after &&
      seen.offset <= after + widestGapBytes &&
      continues(places, list, place + 1, seen.end, left - 1),
  )
}
