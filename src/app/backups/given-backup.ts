import type { GivenFile } from "../../ui/dropped-files.ts"

/** A backup among the files that the owner gave, with what belongs to it. */
export type GivenBackup = Readonly<{ file: File; opensBy: "passphrase" | "identity" }>
export type GivenBackups = Readonly<{
  /** The last written first. */
  backups: readonly GivenBackup[]
  identity: File | null
  /** Files of attachments beside them. */
  attachments: readonly File[]
}>

const identityName = "identity.age"
const attachmentName = /^[0-9a-f]{32}\.age$/
/** The first two lines of an age file: its version, and what the first key of it is. */
const headBytes = 200
const head = /^age-encryption\.org\/v1\n-> (scrypt|X25519) /

/** Sorts what was given. The first lines of each file, which are no secret, say what it is; nothing else is read. */
export async function sortGiven(files: readonly GivenFile[]): Promise<GivenBackups> {
  const backups: GivenBackup[] = []
  const attachments: File[] = []
  let identity: File | null = null
  for (const { file } of files) {
    if (file.name === identityName) identity = file
    else if (attachmentName.test(file.name)) attachments.push(file)
    else {
      const kind = await kindOf(file)
      if (kind !== null) backups.push({ file, opensBy: kind })
    }
  }
  return {
    backups: backups.toSorted((one, other) => other.file.lastModified - one.file.lastModified),
    identity,
    attachments,
  }
}

async function kindOf(file: File): Promise<GivenBackup["opensBy"] | null> {
  try {
    const found = head.exec(await file.slice(0, headBytes).text())
    if (found === null) return null
    return found[1] === "scrypt" ? "passphrase" : "identity"
  } catch {
    return null
  }
}
