import { execFileSync } from "node:child_process"
import { cp, open, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { mkdtempSync, rmSync } from "node:fs"
import { copyFolder, removeFolder } from "./sample-vault.ts"

/** A file system of a few megabytes under a folder of the app. */
export type SmallDisk = Readonly<{
  /** Takes all room that is left. */
  fill: () => Promise<void>
  /** Gives it back. */
  free: () => Promise<void>
  setReadOnly: (isReadOnly: boolean) => void
  remove: () => void
}>

/** Whether this computer lets a test mount one: Linux, as root, with the right to mount. */
export const canMount: boolean = tryMount()

function tryMount(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), "survival-mount-"))
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], { stdio: "ignore" })
    execFileSync("umount", [folder], { stdio: "ignore" })
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Puts a small disk under `folder`, with what is in it. */
export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  const content = await copyFolder(folder)
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=700`, "tmpfs", folder])
  for (const name of await readdir(content)) {
    await cp(join(content, name), join(folder, name), { recursive: true, verbatimSymlinks: true })
  }
  await removeFolder(content)
  const filler = join(folder, "filler")
  return {
    fill: async () => {
      const file = await open(filler, "a")
      try {
        for (const piece of [65_536, 4_096, 512]) {
          const bytes = new Uint8Array(piece)
          while (await isWritten(file.write(bytes))) continue
        }
      } finally {
        await file.close()
      }
    },
    free: () => rm(filler),
    setReadOnly: (isReadOnly) => {
      execFileSync("mount", ["-o", `remount,${isReadOnly ? "ro" : "rw"}`, folder])
    },
    remove: () => {
      // Lazily: a browser that is still ending keeps nobody from it.
      execFileSync("umount", ["-l", folder])
    },
  }
}

async function isWritten(writing: Promise<{ bytesWritten: number }>): Promise<boolean> {
  try {
    return (await writing).bytesWritten > 0
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOSPC") return false
    throw error
  }
}
