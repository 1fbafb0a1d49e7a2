import { diskFiles, type Files, type OpenFile } from "../../../electron/main/vault-files/files.ts"

export type Fault = Readonly<{
  /** Which call fails, from 0, of all that are made through this layer. */
  at: number
  code: string
  /** `once`, or from there on until `heal`: as a full disk or a killed process. */
  lasts: "once" | "until-healed"
  /** A failing write still writes this many of its bytes. */
  written?: number
}>

/** The real file system with one fault. `calls` counts what was asked, so that a test can fail each call in turn. */
export class FaultyFiles implements Files {
  calls = 0
  readonly names: string[] = []
  #fault: Fault | null

  constructor(fault: Fault | null = null) {
    this.#fault = fault
  }

  heal(): void {
    this.#fault = null
  }

  /** Fails as `fault` says, counted from now. */
  breakAgain(fault: Fault): void {
    this.calls = 0
    this.names.length = 0
    this.#fault = fault
  }

  async open(path: string, flags: number, mode?: number): Promise<OpenFile> {
    this.ask("open")
    return new FaultyFile(await diskFiles.open(path, flags, mode), (name) => this.ask(name))
  }
  async rename(from: string, to: string) {
    this.ask("rename")
    return diskFiles.rename(from, to)
  }
  async link(existing: string, to: string) {
    this.ask("link")
    return diskFiles.link(existing, to)
  }
  async unlink(path: string) {
    this.ask("unlink")
    return diskFiles.unlink(path)
  }
  async lstat(path: string) {
    this.ask("lstat")
    return diskFiles.lstat(path)
  }
  async readdir(path: string) {
    this.ask("readdir")
    return diskFiles.readdir(path)
  }
  async mkdir(path: string, options: { recursive: boolean; mode: number }) {
    this.ask("mkdir")
    return diskFiles.mkdir(path, options)
  }
  async rmdir(path: string) {
    this.ask("rmdir")
    return diskFiles.rmdir(path)
  }
  async rm(path: string, options: { recursive: true; force: true }) {
    this.ask("rm")
    return diskFiles.rm(path, options)
  }

  /** Counts a step of something else than a file, and fails it in turn. */
  ask(name: string): void {
    const call = this.calls++
    this.names.push(name)
    const fault = this.#fault
    if (fault === null) return
    if (fault.lasts === "once" ? call !== fault.at : call < fault.at) return
    throw Object.assign(new Error(`${fault.code} at ${name}`), {
      code: fault.code,
      written: call === fault.at ? (fault.written ?? 0) : 0,
    })
  }
}

class FaultyFile implements OpenFile {
  readonly #file: OpenFile
  readonly #ask: (name: string) => void

  constructor(file: OpenFile, ask: (name: string) => void) {
    this.#file = file
    this.#ask = ask
  }
  async read(into: Uint8Array, offset: number, length: number, position: number) {
    this.#ask("read")
    return this.#file.read(into, offset, length, position)
  }
  async write(from: Uint8Array, offset: number, length: number, position: number) {
    try {
      this.#ask("write")
    } catch (error) {
      const written = error instanceof Error && "written" in error ? Number(error.written) : 0
      if (written > 0) await this.#file.write(from, offset, Math.min(written, length), position)
      throw error
    }
    return this.#file.write(from, offset, length, position)
  }
  async truncate(length: number) {
    this.#ask("truncate")
    return this.#file.truncate(length)
  }
  async datasync() {
    this.#ask("datasync")
    return this.#file.datasync()
  }
  async sync() {
    this.#ask("sync")
    return this.#file.sync()
  }
  async stat() {
    this.#ask("stat")
    return this.#file.stat()
  }
  /** Closing never fails: a killed process closes its files too. */
  async close() {
    return this.#file.close()
  }
}
