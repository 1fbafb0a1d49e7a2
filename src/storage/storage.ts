import type { Result } from "../base/result.ts"
import type { Clock } from "../domain/clock.ts"
import type { Envelope, Instant, RecordId } from "../domain/envelope.ts"
import type { ScopeId } from "../vault/ids.ts"
import type { Json, JsonObject } from "../vault/json.ts"
import type { WrappedScope } from "../vault/scope-key.ts"
import type { VaultKeys } from "../vault/keys.ts"
import type { EarlyReads } from "./early-reads.ts"
import type { OpenOutcome } from "./open-outcome.ts"
import type { FolderRefusal, SaveRefusal } from "./refusals.ts"
import type { NewKeys, RotateRefusal } from "./rotation.ts"
import type { ShellFolder } from "./shell-files.ts"

/** A record as it is stored: its envelope, and whatever else its type or a newer version of the app keeps in it. */
export type StoredRecord = Envelope &
  Readonly<{
    /** Set by the storage with every change; whoever reads a record to show it needs nothing of it. */
    clock?: Clock
    [field: string]: Json | undefined
  }>

/** Fields as an author gives them; the envelope's id, type, schema, dates and clock are the repository's. `undefined` removes one. */
export type RecordFields = Readonly<{ [field: string]: Json | undefined }>

/** Long texts by name, such as `text`, each one JSON object. `null` removes one. */
export type RecordBodies = Readonly<{ [name: string]: JsonObject | null }>

export type RecordChange =
  /** `scope`: sealed under that scope's key instead of the vault's own. */
  | Readonly<{
      kind: "create"
      type: string
      id?: RecordId
      scope?: ScopeId
      fields: RecordFields
      bodies?: RecordBodies
    }>
  /** Fields and bodies that are not named stay as they are. */
  | Readonly<{ kind: "change"; id: RecordId; fields?: RecordFields; bodies?: RecordBodies }>
  /** Makes the record exactly this, dates and clock included, as a restore does; what it had of other fields is gone. */
  | Readonly<{ kind: "put"; record: StoredRecord; scope?: ScopeId; bodies?: RecordBodies }>
  /**
   * For good, with its bodies; the trash is a field. A removal note is made in the same commit, so that no backup brings
   * the record back, unless `leavesNote` is false: when a note is here already, or when another state takes the place of
   * this one.
   */
  | Readonly<{ kind: "remove"; id: RecordId; leavesNote?: false }>
  /** A scope made by `createScope`, before anything in it. If the commit is refused, the caller drops its key. */
  | Readonly<{ kind: "add-scope"; scope: WrappedScope }>

export type Committed = Readonly<{
  generation: number
  at: Instant
  /** Created or changed, in the order of the changes. */
  changed: readonly RecordId[]
  removed: readonly RecordId[]
}>

export type BodyRefusal = Readonly<{ reason: "not-found" | "damaged" }>

/** Everything as it was committed at one moment, while commits go on. */
export interface Frozen {
  readonly generation: number
  /** Of the last commit, in milliseconds since 1970; null in a vault without any. */
  readonly lastChange: number | null
  /** Removal notes too, in no order. */
  readonly records: readonly StoredRecord[]
  bodyNames(id: RecordId): readonly string[]
  /** null where the record has no such body; `not-found` once released. */
  body(id: RecordId, name: string): Promise<Result<JsonObject | null, BodyRefusal>>
  scopeOf(id: RecordId): ScopeId | null
  /** Lets go of it. Until then every body that a commit replaces or drops is kept in memory as it was. */
  release(): void
}

/** The repository through which every entity is stored. Heads are in memory: reading them waits for nothing. */
export interface Records {
  /** Removal notes are not counted. */
  readonly size: number
  get(id: RecordId): StoredRecord | null
  /** In no order. Removal notes only where they are asked for by their type. */
  list(type?: string): Iterable<StoredRecord>
  scopeOf(id: RecordId): ScopeId | null
  /**
   * null where the record has no such body. A damaged body was looked for in both copies. Read `once`, it takes no place
   * among those that are kept at hand for the next save.
   */
  body(id: RecordId, name: string, how?: "once"): Promise<Result<JsonObject | null, BodyRefusal>>
  bodyNames(id: RecordId): readonly string[]
  /** The last committed state, to be read at leisure. To be released. */
  freeze(): Frozen
  /**
   * All changes or none, on top of everything committed before, durable in the folder once it answers. Commits wait for
   * each other. After a refusal the state is as it was and the caller still has the change.
   */
  commit(changes: readonly RecordChange[]): Promise<Result<Committed, SaveRefusal>>
  /**
   * As `commit`, if `holds` says so once it is this commit's turn: nothing can be committed between. Answers null, with
   * nothing changed, where it does not.
   */
  commitIf(
    holds: () => boolean,
    changes: readonly RecordChange[],
  ): Promise<Result<Committed | null, SaveRefusal>>
  /**
   * Gathers what small commits left scattered. Called when a document is left; the storage calls it itself after half a
   * minute without a commit, and when it closes.
   */
  settle(): Promise<Result<undefined, FolderRefusal>>
}

export type StorageEvent =
  | Readonly<{ kind: "body-repaired" | "body-lost"; id: RecordId; name: string }>
  /** Part of the journal had become unreadable: a new one was made from the working copy, the old one kept aside. */
  | Readonly<{ kind: "folder-mended" }>
  /** The working copy refuses to be written; commits are in the folder alone until it takes them. */
  | Readonly<{ kind: "working-copy-failed" }>
  | Readonly<{ kind: "working-copy-well" }>

export interface Storage {
  readonly outcome: OpenOutcome
  readonly records: Records
  readonly generation: number
  /** Of the last commit, in milliseconds since 1970; null in a vault without any. */
  readonly lastChange: number | null
  /**
   * From its answer on, changes are stamped as those of another working copy. To be called before a backup takes the
   * place of what is here: what it is like was changed here once, and is changed otherwise now.
   */
  renewReplica(): Promise<void>
  /** Both answer the function that ends the subscription. */
  onCommit(listener: (commit: Committed) => void): () => void
  onEvent(listener: (event: StorageEvent) => void): () => void
  /** Makes the journal as short as what it holds. Called by the storage itself when most of a large journal is out of date. */
  compact(): Promise<Result<undefined, FolderRefusal>>
  /**
   * Reads both copies through, opens every body, and mends what is damaged in one from the other. The storage does it by
   * itself, a little at a time, some while after it was opened.
   */
  scrub(): Promise<void>
  /**
   * Seals everything under new keys and puts their header in place. Once it answers well, or with `lost-lock`, the storage
   * refuses every commit and is only to be closed; after any other refusal everything is as it was.
   */
  rotate(to: NewKeys): Promise<Result<undefined, RotateRefusal>>
  /** Whether this computer still had a working copy under keys of a former epoch when the vault was opened. */
  readonly hadFormerKeys: boolean
  /** Removes what working copies under former keys are left on this computer: no key that the vault has opens them. */
  removeFormerCopies(): Promise<void>
  /** Settles, waits for what is under way, lets go of the folder's lock. Keys stay the caller's, to end. */
  close(): Promise<Result<undefined, FolderRefusal>>
}

export type OpenOptions = Readonly<{
  folder: ShellFolder
  /** Stays the caller's; must outlive the storage. Scope keys found are added to it. */
  keys: VaultKeys
  /** From `beginReading`, started before the key was there. Without it the reads begin now. */
  early?: EarlyReads
  /** From an `in-use` refusal, on the owner's word. */
  claim?: string
  /** The owner's answer to an `older-folder` refusal. The copy not chosen is kept aside. */
  choose?: "folder" | "computer"
}>
