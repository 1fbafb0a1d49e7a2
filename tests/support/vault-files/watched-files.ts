import { diskFiles, type Files, type OpenFile } from "../../../electron/main/vault-files/files.ts"

/** The real file system, which notes every path that it is asked for. */
export class WatchedFiles implements Files {
  readonly paths = new Set<string>()

  async open(path: string, flags: number, mode?: number): Promise<OpenFile> {
    this.#note(path)
    return diskFiles.open(path, flags, mode)
  }
  async rename(from: string, to: string) {
    this.#note(from, to)
    return diskFiles.rename(from, to)
  }
  async link(existing: string, to: string) {
    this.#note(existing, to)
    return diskFiles.link(existing, to)
  }
  async unlink(path: string) {
    this.#note(path)
    return diskFiles.unlink(path)
  }
  async lstat(path: string) {
    this.#note(path)
    return diskFiles.lstat(path)
  }
  async readdir(path: string) {
    this.#note(path)
    return diskFiles.readdir(path)
  }
  async mkdir(path: string, options: { recursive: boolean; mode: number }) {
    this.#note(path)
    return diskFiles.mkdir(path, options)
  }
  async rmdir(path: string) {
    this.#note(path)
    return diskFiles.rmdir(path)
  }
  async rm(path: string, options: { recursive: true; force: true }) {
    this.#note(path)
    return diskFiles.rm(path, options)
  }

  #note(...paths: readonly string[]): void {
    for (const path of paths) this.paths.add(path)
  }
}
