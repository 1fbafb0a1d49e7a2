import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { appendFileName } from "./append-file.ts"
import { type Files, openPlain, syncFolder, writeAll } from "./files.ts"
import { writeNewHeader } from "./header-file.ts"
import { codeOf, type FolderRefusalName, folderRefusal, type Refusing } from "./refusal.ts"

/** Names a vault's folder towards the worker; never a path. */
const ref = /^[0-9a-f]{32}$/
const draft = /^~(\d+)-([0-9a-f]{32})$/
/** Folders that this process is making or has not put in place yet. */
const ownDrafts = new Set<string>()

export type FoundFolder = Readonly<{ ref: string; refusal: FolderRefusalName | null }>

export function isRef(text: string): boolean {
  return ref.test(text)
}

/**
 * The vault folders in `root`. A root that is not there yet has none; one that cannot be read is a refusal, so that nobody
 * takes it for an empty one. What has a vault's name and is no folder is listed with its refusal.
 */
export async function listFolders(
  files: Files,
  root: string,
): Promise<Result<readonly FoundFolder[], Refusing<FolderRefusalName>>> {
  try {
    const names = (await files.readdir(root)).filter(isRef).toSorted()
    return ok(await Promise.all(names.map((name) => lookAt(files, root, name))))
  } catch (error) {
    return codeOf(error) === "ENOENT" ? ok([]) : refuse(folderRefusal(error))
  }
}

/**
 * Makes a folder with this header and this first frame: whole under its name, or not there. So an empty append-only file is
 * always a lost one, never a new one. Answers the folder's ref.
 */
export async function createFolder(
  files: Files,
  root: string,
  header: Uint8Array,
  firstFrame: Uint8Array,
): Promise<Result<string, Refusing<FolderRefusalName>>> {
  try {
    const name = await createDraft(files, root, header, firstFrame)
    try {
      await files.rename(draftPath(root, name), join(root, name))
    } catch (error) {
      await removeDraft(files, root, name).catch(() => undefined)
      throw error
    } finally {
      ownDrafts.delete(name)
    }
    await syncFolder(files, root)
    return ok(name)
  } catch (error) {
    return refuse(folderRefusal(error))
  }
}

/**
 * As `createFolder`, but for the name: the folder is this process's until it is renamed or removed, and is swept once the
 * process is gone. Throws what the file system refuses; nothing is left then.
 */
export async function createDraft(
  files: Files,
  root: string,
  header: Uint8Array,
  firstFrame: Uint8Array,
): Promise<string> {
  const name = randomBytes(16).toString("hex")
  const making = draftPath(root, name)
  await files.mkdir(root, { recursive: true, mode: 0o700 })
  await sweepDrafts(files, root)
  ownDrafts.add(name)
  try {
    await files.mkdir(making, { recursive: false, mode: 0o700 })
    await writeNewHeader(files, making, header)
    const file = await openPlain(files, join(making, appendFileName), "create")
    try {
      await writeAll(file, firstFrame, 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await syncFolder(files, making)
    return name
  } catch (error) {
    await removeDraft(files, root, name).catch(() => undefined)
    throw error
  }
}

export function draftPath(root: string, name: string): string {
  return join(root, `~${process.pid}-${name}`)
}

export async function removeDraft(files: Files, root: string, name: string): Promise<void> {
  ownDrafts.delete(name)
  await files.rm(draftPath(root, name), { recursive: true, force: true })
}

async function lookAt(files: Files, root: string, name: string): Promise<FoundFolder> {
  try {
    const isFolder = (await files.lstat(join(root, name))).isDirectory()
    return { ref: name, refusal: isFolder ? null : "foreign-file" }
  } catch (error) {
    return { ref: name, refusal: folderRefusal(error).name }
  }
}

/** Half-made folders of processes that are gone hold a header that nobody was ever told of. */
export async function sweepDrafts(files: Files, root: string): Promise<void> {
  for (const entry of await files.readdir(root)) {
    const [, number = "", name = ""] = draft.exec(entry) ?? []
    const pid = Number(number)
    // A container numbers its processes anew: our own number may be that of one before us.
    const isGone = pid === process.pid ? !ownDrafts.has(name) : !lives(pid)
    if (name !== "" && isGone) {
      await files.rm(join(root, entry), { recursive: true, force: true })
    }
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === "EPERM"
  }
}
