import { posix } from "node:path"
import type { Files, OpenFile } from "../../../electron/main/vault-files/files.ts"

type Write = Readonly<{ position: number; bytes: Uint8Array }> | Readonly<{ truncate: number }>
type Inode = { readonly ino: number; durable: Uint8Array; pending: Write[]; now: Uint8Array }
type Entries = Map<string, Inode>
type NameChange = (entries: Entries) => void

const sector = 4096

function failure(code: string): Error {
  return Object.assign(new Error(code), { code })
}

/**
 * A file system in memory that forgets as a power cut makes one forget: of writes that no sync followed any part may be
 * there, sector by sector, in any order; of names changed without a sync of their folder, a first part. Folders that it
 * is told of exist; nothing is said of links.
 */
export class PowerFiles implements Files {
  #entries: Entries = new Map()
  #durableEntries: Entries = new Map()
  #nameChanges: NameChange[] = []
  #folders = new Set<string>()
  #nextIno = 1

  /** Calls left before the power is cut; every later call fails. */
  left = Number.POSITIVE_INFINITY
  calls = 0

  /** What is there after a power cut; `random` answers numbers from 0 to below 1 and decides what survived. */
  afterCut(random: () => number): PowerFiles {
    const after = new PowerFiles()
    after.#folders = new Set(this.#folders)
    after.#nextIno = this.#nextIno
    const entries: Entries = new Map(this.#durableEntries)
    const kept = Math.floor(random() * (this.#nameChanges.length + 1))
    for (const change of this.#nameChanges.slice(0, kept)) change(entries)
    const survivors = new Map<Inode, Inode>()
    for (const [path, inode] of entries) {
      const survivor = survivors.get(inode) ?? survived(inode, random)
      survivors.set(inode, survivor)
      after.#entries.set(path, survivor)
    }
    after.#durableEntries = new Map(after.#entries)
    return after
  }

  contentOf(path: string): Uint8Array {
    return this.#entries.get(path)?.now ?? new Uint8Array()
  }

  /** Puts other bytes into a file, as damage does. */
  damage(path: string, bytes: Uint8Array): void {
    const inode = this.#entries.get(path)
    if (inode === undefined) throw failure("ENOENT")
    inode.now = bytes
    inode.durable = bytes
    inode.pending = []
  }

  async open(path: string, flags: number): Promise<OpenFile> {
    this.step()
    if (this.#folders.has(path)) return this.#openFolder(path)
    const isExclusive = (flags & 0o200) !== 0
    const mayCreate = (flags & 0o100) !== 0
    let inode = this.#entries.get(path)
    if (inode !== undefined && isExclusive) throw failure("EEXIST")
    if (inode === undefined) {
      if (!mayCreate || !this.#folders.has(posix.dirname(path))) throw failure("ENOENT")
      const made = { ino: this.#nextIno++, durable: new Uint8Array(), pending: [], now: new Uint8Array() }
      this.#changeNames((entries) => entries.set(path, made))
      inode = made
    }
    return this.#openInode(inode)
  }

  async rename(from: string, to: string): Promise<void> {
    this.step()
    if (this.#folders.has(from)) return this.#renameFolder(from, to)
    const inode = this.#entries.get(from)
    if (inode === undefined) throw failure("ENOENT")
    this.#changeNames((entries) => {
      entries.set(to, inode)
      entries.delete(from)
    })
  }

  async link(existing: string, to: string): Promise<void> {
    this.step()
    const inode = this.#entries.get(existing)
    if (inode === undefined) throw failure("ENOENT")
    if (this.#entries.has(to)) throw failure("EEXIST")
    this.#changeNames((entries) => entries.set(to, inode))
  }

  async unlink(path: string): Promise<void> {
    this.step()
    if (!this.#entries.has(path)) throw failure("ENOENT")
    this.#changeNames((entries) => entries.delete(path))
  }

  async lstat(path: string) {
    this.step()
    const inode = this.#entries.get(path)
    const isFolder = this.#folders.has(path)
    if (inode === undefined && !isFolder) throw failure("ENOENT")
    return { ...statusOf(inode), isDirectory: () => isFolder }
  }

  async readdir(path: string): Promise<string[]> {
    this.step()
    if (!this.#folders.has(path)) throw failure("ENOENT")
    const paths = [...this.#entries.keys(), ...this.#folders]
    return paths
      .filter((one) => one !== path && posix.dirname(one) === path)
      .map((one) => posix.basename(one))
  }

  async mkdir(path: string): Promise<void> {
    this.step()
    this.#folders.add(path)
  }

  async rmdir(path: string): Promise<void> {
    if ((await this.readdir(path)).length > 0) throw failure("ENOTEMPTY")
    this.#folders.delete(path)
  }

  async rm(path: string): Promise<void> {
    this.step()
    const paths = Array.from(this.#entries.keys())
    for (const one of paths) {
      if (one.startsWith(`${path}/`)) this.#changeNames((entries) => entries.delete(one))
    }
    for (const folder of Array.from(this.#folders)) {
      if (folder === path || folder.startsWith(`${path}/`)) this.#folders.delete(folder)
    }
  }

  /** One more step of the machine, of the files or of anything else; fails once the power is cut. */
  step(): void {
    this.calls += 1
    if (this.left <= 0) throw failure("EIO")
    this.left -= 1
  }

  #changeNames(change: NameChange): void {
    change(this.#entries)
    this.#nameChanges.push(change)
  }

  /** Only whole new vaults are renamed as folders; that is not what is cut off here. */
  #renameFolder(from: string, to: string): void {
    const rename = (entries: Entries) => {
      const before = Array.from(entries)
      for (const [path, inode] of before) {
        if (!path.startsWith(`${from}/`)) continue
        entries.delete(path)
        entries.set(`${to}${path.slice(from.length)}`, inode)
      }
    }
    this.#changeNames(rename)
    const moved = Array.from(this.#folders).filter((path) => path === from || path.startsWith(`${from}/`))
    for (const path of moved) {
      this.#folders.delete(path)
      this.#folders.add(`${to}${path.slice(from.length)}`)
    }
  }

  #openFolder(path: string): OpenFile {
    const sync = async () => {
      this.step()
      // One journal for all names, as journaling file systems have: what came before is durable too.
      for (const change of this.#nameChanges) change(this.#durableEntries)
      this.#nameChanges = []
    }
    const never = () => Promise.reject(failure("EISDIR"))
    const status = { ...statusOf(undefined), path }
    return {
      read: never,
      write: never,
      truncate: never,
      datasync: sync,
      sync,
      stat: () => Promise.resolve(status),
      close: () => Promise.resolve(),
    }
  }

  #openInode(inode: Inode): OpenFile {
    const apply = (write: Write) => {
      inode.pending.push(write)
      inode.now = applied(inode.now, write)
    }
    const sync = async () => {
      this.step()
      inode.durable = inode.now
      inode.pending = []
    }
    return {
      read: async (into, offset, length, position) => {
        this.step()
        const bytes = inode.now.subarray(position, position + length)
        into.set(bytes, offset)
        return { bytesRead: bytes.length }
      },
      write: async (from, offset, length, position) => {
        const bytes = from.slice(offset, offset + length)
        try {
          this.step()
        } catch (error) {
          apply({ position, bytes: bytes.subarray(0, length >> 1) })
          throw error
        }
        apply({ position, bytes })
        return { bytesWritten: length }
      },
      truncate: async (length) => {
        this.step()
        apply({ truncate: length })
      },
      datasync: sync,
      sync,
      stat: async () => {
        this.step()
        return statusOf(inode)
      },
      close: () => Promise.resolve(),
    }
  }
}

function statusOf(inode: Inode | undefined) {
  return {
    size: inode?.now.length ?? 0,
    mtimeMs: 0,
    ino: inode?.ino ?? 0,
    isFile: () => inode !== undefined,
  }
}

function applied(bytes: Uint8Array, write: Write): Uint8Array {
  if ("truncate" in write) {
    const cut = new Uint8Array(write.truncate)
    cut.set(bytes.subarray(0, write.truncate))
    return cut
  }
  const end = write.position + write.bytes.length
  const grown = new Uint8Array(Math.max(bytes.length, end))
  grown.set(bytes)
  grown.set(write.bytes, write.position)
  return grown
}

/** Sectors of unsynced writes survive each for itself; one more byte of the last may be all that did. */
function survived(inode: Inode, random: () => number): Inode {
  let now = inode.durable
  for (const write of inode.pending) {
    if ("truncate" in write) {
      if (random() < 0.5) now = applied(now, write)
      continue
    }
    for (let at = 0; at < write.bytes.length; at += sector) {
      const chance = random()
      if (chance < 0.4) continue
      const piece = write.bytes.subarray(at, at + sector)
      const length = chance < 0.6 ? Math.floor(random() * piece.length) : piece.length
      now = applied(now, { position: write.position + at, bytes: piece.subarray(0, length) })
    }
  }
  return { ino: inode.ino, durable: now, pending: [], now }
}
