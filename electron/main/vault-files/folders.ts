import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { appendFileName } from "./append-file.ts"
import { type Files, openPlain, syncFolder, writeAll } from "./files.ts"
import { writeNewHeader } from "./header-file.ts"
import { codeOf, type FolderRefusalName, folderRefusal, type Refusing } from "./refusal.ts"

/** Names a vault's folder towards the worker; never a path. */
const ref = /^[0-9a-f]{32}$/
const draft = /^~(\d+)-[0-9a-f]{32}$/

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
  const name = randomBytes(16).toString("hex")
  const making = join(root, `~${process.pid}-${name}`)
  try {
    await files.mkdir(root, { recursive: true, mode: 0o700 })
    await sweepDrafts(files, root)
    await files.mkdir(making, { recursive: false, mode: 0o700 })
    try {
      await writeNewHeader(files, making, header)
      const file = await openPlain(files, join(making, appendFileName), "create")
      try {
        await writeAll(file, firstFrame, 0)
        await file.sync()
      } finally {
        await file.close()
      }
      await syncFolder(files, making)
      await files.rename(making, join(root, name))
    } catch (error) {
      await files.rm(making, { recursive: true, force: true }).catch(() => undefined)
      throw error
    }
    await syncFolder(files, root)
    return ok(name)
  } catch (error) {
    return refuse(folderRefusal(error))
  }
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
async function sweepDrafts(files: Files, root: string): Promise<void> {
  for (const name of await files.readdir(root)) {
    const pid = Number(draft.exec(name)?.[1])
    if (Number.isInteger(pid) && pid !== process.pid && !lives(pid)) {
      await files.rm(join(root, name), { recursive: true, force: true })
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
