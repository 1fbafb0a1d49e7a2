import { beginReading } from "../../../src/storage/early-reads.ts"
import { openStorage } from "../../../src/storage/open-storage.ts"
import type { RecordChange, Storage, StoredRecord } from "../../../src/storage/storage.ts"
import { type ScopeId, vaultScope } from "../../../src/vault/ids.ts"
import type { JsonObject } from "../../../src/vault/json.ts"
import type { VaultKeys } from "../../../src/vault/keys.ts"
import { createScope } from "../../../src/vault/scope-key.ts"
import { must } from "../must.ts"
import type { VaultOnDisk } from "../storage/vault-on-disk.ts"
import type { NewRecord, Step } from "./plans.ts"

type StepOf<Kind extends Step["kind"]> = Extract<Step, { kind: Kind }>

/** A vault that is open in the app's own storage, and changed step by step. */
export class BusyVault {
  readonly disk: VaultOnDisk
  storage: Storage
  #keys: VaultKeys
  readonly #scopes: ScopeId[] = [vaultScope]

  private constructor(disk: VaultOnDisk, storage: Storage, keys: VaultKeys) {
    this.disk = disk
    this.storage = storage
    this.#keys = keys
  }

  static async open(disk: VaultOnDisk): Promise<BusyVault> {
    const { storage, keys } = await openedBy(disk)
    return new BusyVault(disk, storage, keys)
  }

  async carryOut(step: Step): Promise<void> {
    switch (step.kind) {
      case "settle":
        must(await this.storage.records.settle())
        return
      case "compact":
        must(await this.storage.compact())
        return
      case "reopen": {
        must(await this.storage.close())
        const { storage, keys } = await openedBy(this.disk)
        this.storage = storage
        this.#keys = keys
        return
      }
      default: {
        const changes = await this.#changesOf(step)
        if (changes.length > 0) must(await this.storage.records.commit(changes))
      }
    }
  }

  async #changesOf(
    step: Exclude<Step, { kind: "settle" | "compact" | "reopen" }>,
  ): Promise<readonly RecordChange[]> {
    switch (step.kind) {
      case "create":
        return step.records.map((record) => this.#creation(record))
      case "create-large":
        return Array.from({ length: step.bodies }, (_, at) =>
          this.#creation({
            type: "journal-note",
            scopePick: at,
            fields: { title: `Large ${at}` },
            bodies: { text: largeDocument(step.kib * 1024, at) },
          }),
        )
      case "add-scope": {
        const scope = createScope(this.#keys)
        this.#scopes.push(scope.scope)
        return [{ kind: "add-scope", scope }]
      }
      case "remove-many":
        return this.#some(step.pick, step.count).map(({ id }) => ({ kind: "remove", id }))
      default: {
        const [record] = this.#some(step.pick, 1)
        return record === undefined ? [] : this.#changeOf(record, step)
      }
    }
  }

  async #changeOf(
    record: StoredRecord,
    step: StepOf<"retitle" | "put" | "type" | "drop-body" | "remove">,
  ): Promise<readonly RecordChange[]> {
    const { id } = record
    const [name] = this.storage.records.bodyNames(id)
    switch (step.kind) {
      case "remove":
        return [{ kind: "remove", id }]
      case "retitle":
        return [{ kind: "change", id, fields: { ...step.extra, title: step.title, deletedAt: undefined } }]
      case "put": {
        const { id: ownId, type, schema, createdAt, updatedAt, confidentiality, tags, pinned } = record
        const envelope = { id: ownId, type, schema, createdAt, updatedAt, confidentiality, tags, pinned }
        return [{ kind: "put", record: { ...envelope, title: step.title }, bodies: { text: step.document } }]
      }
      case "drop-body":
        return name === undefined ? [] : [{ kind: "change", id, bodies: { [name]: null } }]
      case "type": {
        const typedIn = name ?? "text"
        const before = must(await this.storage.records.body(id, typedIn))
        return [{ kind: "change", id, bodies: { [typedIn]: typed(before, step) } }]
      }
    }
  }

  #creation({ type, scopePick, fields, bodies }: NewRecord): RecordChange {
    const scope = this.#scopes[scopePick % this.#scopes.length] ?? vaultScope
    return { kind: "create", type, scope, fields, bodies }
  }

  #some(pick: number, count: number): readonly StoredRecord[] {
    const all = [...this.storage.records.list()]
    const from = all.length === 0 ? 0 : pick % all.length
    return all.slice(from, from + count)
  }
}

async function openedBy(disk: VaultOnDisk): Promise<Readonly<{ storage: Storage; keys: VaultKeys }>> {
  const { folder, indexedDb, vault } = disk
  const keys = disk.keys()
  const early = beginReading(folder, vault.vaultId, { indexedDb })
  return { storage: must(await openStorage({ folder, keys, early })), keys }
}

/** The document with a piece of one text replaced, as autosave sees it: all else is the same. */
function typed(before: JsonObject | null, { at, drop, text }: StepOf<"type">): JsonObject {
  const fresh = JSON.parse(JSON.stringify(before ?? { type: "doc", content: [] })) as {
    content?: { type: string; content?: { type: string; text?: string }[] }[]
  }
  const blocks = (fresh.content ??= [])
  const runs = blocks.flatMap((block) => block.content ?? []).filter((run) => typeof run.text === "string")
  const run = runs[at % Math.max(runs.length, 1)]
  if (run?.text === undefined)
    blocks.push({ type: "paragraph", content: [{ type: "text", text: text || "x" }] })
  else run.text = `${run.text.slice(0, at)}${text}${run.text.slice(at + drop)}` || "x"
  return fresh
}

function largeDocument(bytes: number, at: number): JsonObject {
  const line = `${at} what we spoke about, and why: 你好, ñandú, 😀. `
  const text = line.repeat(Math.ceil(bytes / 60))
  return { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] }
}
