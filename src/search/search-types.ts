import type { LocalDate } from "../base/local-date.ts"
import type { RecordId } from "../domain/envelope.ts"
import type { FoundKind, TextTerm } from "../query/query.ts"

/** A record as it is searched. */
export type SearchDocument = Readonly<{
  id: RecordId
  kind: FoundKind
  /** Its name. Weighs most, then the tags, then the text. */
  title: string
  /** All its other texts. */
  text: string
  /** Its tags' paths. */
  tags: string
  /** null where it has none: no positive filter of days lets it through. */
  day: LocalDate | null
  /** Short words without spaces by which it is filtered, such as `p-` and a contact's id. */
  facts: readonly string[]
  /** Tells this state of the record from another; kept and given back by `stamps`. */
  stamp: string
}>

/** All of it must hold. Without terms, facts, days and kinds it finds nothing. */
export type IndexQuery = Readonly<{
  terms: readonly TextTerm[]
  facts: readonly FactTerm[]
  days: readonly DayTerm[]
  /** null: whatever its kind. */
  kinds: readonly FoundKind[] | null
}>

/** Has one of these facts, or is one of these records; with none of them named, nothing does. */
export type FactTerm = Readonly<{ isNot: boolean; anyOf: readonly string[]; ids?: ReadonlySet<RecordId> }>

/** Its day lies between these two, both included; null leaves that end open. */
export type DayTerm = Readonly<{ isNot: boolean; from: LocalDate | null; to: LocalDate | null }>

/** Which rows of every kind's list are wanted. */
export type IndexPage = Readonly<{ from: number; count: number }>

export type IndexAnswer = Readonly<{
  total: number
  /** The kind with the best row first; kinds without any are left out. */
  groups: readonly Readonly<{ kind: FoundKind; total: number; ids: readonly RecordId[] }>[]
}>

export type SnippetText = Readonly<Pick<SearchDocument, "id" | "title" | "text">>

/** Marks are pairs of UTF-16 offsets, from and to. */
export type IndexSnippet = Readonly<{
  id: RecordId
  titleMarks: readonly (readonly [number, number])[]
  /** One line cut at words, with `…` where it was cut; empty where the text holds none of the words. */
  text: string
  marks: readonly (readonly [number, number])[]
}>

/** The index as bytes, read piece by piece so that no second copy of it is made. */
export type IndexImage = Readonly<{
  /** In bytes. */
  length: number
  /** false as soon as the index was changed or closed: what was read before is then part of no image. */
  isCurrent(): boolean
  /** To be used at once and not changed: the index's own bytes where it can be. Throws where the image is not current any more. */
  read(from: number, to: number): Uint8Array
}>

/** A full-text index in memory. It writes nowhere, and nothing that was looked for is kept. */
export interface TextIndex {
  /** In records. */
  readonly size: number
  /** Puts all of them in the place of those with the same ids, or none. */
  put(documents: readonly SearchDocument[]): void
  remove(ids: readonly RecordId[]): void
  stamps(): ReadonlyMap<RecordId, string>
  /** null where the record is not in the index. */
  stampOf(id: RecordId): string | null
  /** By rank; by day, the newest first, where no text is asked for. */
  search(query: IndexQuery, page: IndexPage): IndexAnswer
  /** In the order given. */
  snippets(terms: readonly TextTerm[], texts: readonly SnippetText[]): readonly IndexSnippet[]
  image(): IndexImage
  /** The memory is given back; nothing may be called after it. */
  close(): void
}
