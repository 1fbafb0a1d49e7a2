/** What the disk or the folder refused. The change was not made; it may be tried again. */
export type FolderRefusal = Readonly<{
  reason:
    | "disk-full"
    | "read-only"
    | "folder-gone"
    /** Another computer or process took the folder over, or the app is locked. Only a new opening helps. */
    | "lost-lock"
    | "storage-failed"
}>

/** `claim`, given to the next opening on the owner's word, takes over a lock of which nobody can tell. */
export type InUseRefusal =
  | Readonly<{ reason: "in-use"; host: string; answer: "refused" }>
  | Readonly<{ reason: "in-use"; host: string; answer: "ask"; claim: string }>

/** What a copy of the vault holds, for an owner who has to choose. `lastChange` in milliseconds since 1970, null if never. */
export type CopyFacts = Readonly<{ generation: number; entries: number; lastChange: number | null }>

export type OpenRefusal =
  | FolderRefusal
  | InUseRefusal
  /**
   * The folder is whole, and older than what this computer last saw, or was changed elsewhere beside it. Nothing was
   * changed; open again with `choose`.
   */
  | Readonly<{ reason: "older-folder"; folder: CopyFacts; computer: CopyFacts }>
  /** Written by a newer version of the app. Nothing was touched. */
  | Readonly<{ reason: "newer" }>
  /** Neither copy holds a row that opens. Never to be taken for a new vault. */
  | Readonly<{ reason: "nothing-left" }>

export type SaveRefusal =
  | FolderRefusal
  | Readonly<{ reason: "not-found" }>
  /** A head over 32 KiB, or a text over 32 MiB, as JSON. */
  | Readonly<{ reason: "too-large" }>
