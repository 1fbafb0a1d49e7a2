import type { RecordId } from "../../domain/envelope.ts"
import type { AttachmentRow } from "../../worker/api/attachments.ts"
import type { VaultClient } from "../vault-client.ts"
import { fileReason } from "./file-words.ts"
import { say } from "../strings/say.ts"

type Task =
  | Readonly<{ what: "adding"; of: RecordId; file: File }>
  | Readonly<{ what: "saving"; of: RecordId; row: AttachmentRow; target: string; toName: string }>

export type FileWorkState = Readonly<{
  /** In bytes; of an empty file `total` is 0. */
  now: Readonly<{ what: Task["what"]; of: RecordId; name: string; done: number; total: number }> | null
  waiting: number
  /** What was refused since the owner last looked, in sentences. */
  troubles: readonly Readonly<{ of: RecordId; sentence: string }>[]
}>

const idle: FileWorkState = { now: null, waiting: 0, troubles: [] }

/**
 * Files on their way into the vault and out of it, one after the other. It goes on while another page is looked at; the
 * page of the record shows it again.
 */
export class FileWork {
  readonly #client: VaultClient
  readonly #tell: (sentence: string) => void
  readonly #listeners = new Set<() => void>()
  #tasks: readonly Task[] = []
  #state = idle

  /** `tell` says what was done. */
  constructor(client: VaultClient, tell: (sentence: string) => void) {
    this.#client = client
    this.#tell = tell
    client.subscribe((event) => {
      const { now } = this.#state
      if (event.kind !== "attachment-progress" || now === null) return
      this.#become({ now: { ...now, done: event.done, total: event.total } })
    })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): FileWorkState => this.#state

  add(of: RecordId, files: readonly File[]): void {
    this.#enqueue(files.map((file) => ({ what: "adding", of, file })))
  }

  /** To a place of the shell's `pickSaveTarget`, which called it `toName`. */
  save(of: RecordId, row: AttachmentRow, target: string, toName: string): void {
    this.#enqueue([{ what: "saving", of, row, target, toName }])
  }

  /** What is under way and what waits. */
  cancel(): void {
    this.#tasks = []
    this.#become({ waiting: 0 })
    void this.#client.vault.cancelAttachment()
  }

  note(of: RecordId, sentence: string): void {
    this.#become({ troubles: [...this.#state.troubles, { of, sentence }] })
  }

  forgetTroubles(of: RecordId): void {
    this.#become({ troubles: this.#state.troubles.filter((trouble) => trouble.of !== of) })
  }

  #enqueue(tasks: readonly Task[]): void {
    if (tasks.length === 0) return
    this.#tasks = [...this.#tasks, ...tasks]
    this.#become({ waiting: this.#tasks.length })
    if (this.#state.now === null) void this.#goOn()
  }

  async #goOn(): Promise<void> {
    for (;;) {
      const [task, ...rest] = this.#tasks
      if (task === undefined) break
      this.#tasks = rest
      const total = task.what === "adding" ? task.file.size : task.row.size
      const now = { what: task.what, of: task.of, name: nameOf(task), done: 0, total }
      this.#become({ now, waiting: rest.length })
      // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
      await this.#carryOut(task)
    }
    this.#become({ now: null, waiting: 0 })
  }

  async #carryOut(task: Task): Promise<void> {
    const name = nameOf(task)
    try {
      const { vault } = this.#client
      const done =
        task.what === "adding"
          ? await vault.addAttachment(task.of, task.file)
          : await vault.saveAttachment(task.row.id, task.target)
      if (done.ok) {
        this.#tell(
          task.what === "adding" ? say("files.added", { name }) : say("files.saved", { name: task.toName }),
        )
      } else if (done.refusal.reason !== "cancelled") {
        const reason = fileReason(done.refusal)
        this.note(
          task.of,
          say(task.what === "adding" ? "files.not-added" : "files.not-saved", { name, reason }),
        )
      }
    } catch {
      const reason = fileReason({ reason: "storage-failed" })
      this.note(
        task.of,
        say(task.what === "adding" ? "files.not-added" : "files.not-saved", { name, reason }),
      )
    }
  }

  #become(change: Partial<FileWorkState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

function nameOf(task: Task): string {
  return task.what === "adding" ? task.file.name : task.row.name
}
