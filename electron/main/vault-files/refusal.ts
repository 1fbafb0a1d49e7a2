/** What the disk or the folder refused. Whatever was asked was not done, and the files are as they were. */
export type FolderRefusalName =
  | "disk-full"
  | "read-only"
  | "folder-gone"
  /** A link, a folder or a device stands where a plain file of the vault should. */
  | "foreign-file"
  /** The disk or the system failed in another way (EIO and the like). */
  | "failed"

type Named<Name> = Name extends string ? Readonly<{ name: Name }> : never

export type VaultFilesRefusal =
  | Named<FolderRefusalName>
  | Named<
      /** No such file in the vault's folder. */
      | "missing"
      /** The header is not the one that the change was made for. */
      | "other-header"
      /** The bytes are no frame of this vault's append-only file. */
      | "not-a-frame"
      /** This process does not hold the vault's lock, or holds it no longer. */
      | "not-held"
      | "lost-lock"
      | "no-rewrite"
      /** A file of that name stands there, and is not to be replaced. */
      | "exists"
      /** The app is locked: nothing is written. */
      | "sealed"
      | "bad-request"
      | "foreign-origin"
      | "unknown-vault"
      | "too-large"
    >
  /** The file's length is not the one that the change was made for. */
  | Readonly<{ name: "other-length"; length: number }>
  /**
   * Another process holds the lock. `refused`: it lives. `ask`: nobody can tell; `claim` takes it over if the owner says so
   * and its heartbeat has stood still since.
   */
  | Readonly<{ name: "in-use"; host: string; answer: "refused" }>
  | Readonly<{ name: "in-use"; host: string; answer: "ask"; claim: string }>

export type Refusing<Name extends VaultFilesRefusal["name"]> = Name extends string
  ? Extract<VaultFilesRefusal, Readonly<{ name: Name }>>
  : never

const nameOfCode: Readonly<Record<string, FolderRefusalName>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EFBIG: "disk-full",
  EROFS: "read-only",
  EACCES: "read-only",
  EPERM: "read-only",
  ENOENT: "folder-gone",
  ENOTDIR: "folder-gone",
  ESTALE: "folder-gone",
  ENODEV: "folder-gone",
  ENXIO: "folder-gone",
  ENOMEDIUM: "folder-gone",
  EHOSTDOWN: "folder-gone",
  EHOSTUNREACH: "folder-gone",
  ELOOP: "foreign-file",
  EISDIR: "foreign-file",
  EIO: "failed",
  EREMOTEIO: "failed",
  ENAMETOOLONG: "failed",
  EXDEV: "failed",
  EMFILE: "failed",
  ENFILE: "failed",
  EBUSY: "failed",
  ETIMEDOUT: "failed",
  ENOTCONN: "failed",
}

export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined
  return typeof code === "string" ? code : undefined
}

/** The name of a refusal by the file system; anything that is none is a bug and is thrown on. */
export function folderRefusal(error: unknown): Named<FolderRefusalName> {
  const name = nameOfCode[codeOf(error) ?? ""]
  if (name === undefined) throw error
  return { name }
}
