import type { Clock } from "./clock.ts"
import type { Envelope, RecordId } from "./envelope.ts"

/** A record as it is stored here or in a backup. */
export type MergeableRecord = Envelope & Readonly<{ clock?: Clock; [field: string]: unknown }>

/**
 * A record with the digests of its texts by name. null: not read, which is enough for all that `comparedIds` does not
 * name. Digests are equal where the texts' canonical JSON is.
 */
export type Versioned = Readonly<{
  record: MergeableRecord
  bodies: Readonly<{ [name: string]: string | null }>
}>

/** A vault's or a backup's records, removal notes included. */
export type MergeSide = ReadonlyMap<RecordId, Versioned>

/** What the vault that is merged into has is ours. */
export type Side = "ours" | "theirs"

/** Where the text of a merged record is to be taken from: a record of one side, or it is given here. */
export type TextSource =
  | Readonly<{ side: Side; record: RecordId; body: string }>
  | Readonly<{ document: Readonly<{ [name: string]: unknown }> }>

/** To be put as it is, clock included, with exactly these texts. */
export type MergedRecord = Readonly<{
  record: MergeableRecord
  bodies: Readonly<{ [name: string]: TextSource }>
}>

/** What became of a record that either side has. */
export type Outcome =
  /** Here as there; its clock may be put anew. */
  | "same"
  /** Only there, and here now. */
  | "add"
  /** Theirs descends from ours. */
  | "update"
  /** Ours stays as it is. */
  | "keep"
  /** Changed on both sides, or removed on one and changed on the other: nothing is lost, and the owner is told. */
  | "both"
  /** Removed there, and here now. */
  | "remove"

export type Merge = Readonly<{
  outcomes: ReadonlyMap<RecordId, Outcome>
  /** Added to ours or put in the place of ours, made ones included: earlier states of texts and what was set aside. */
  puts: readonly MergedRecord[]
  /** Of ours; without notes of their own. */
  removes: readonly RecordId[]
}>

/** A digest of text as 32 lower-case hex digits, the same on every computer. */
export type Digest = (text: string) => string
