import { ok, refuse, type Result } from "../../base/result.ts"
import { isWithinTag, longestTag, tagPath } from "../../domain/tag-path.ts"
import type { RecordChange, Records, Storage } from "../../storage/storage.ts"
import type { Saved, SaveRefusal } from "../api.ts"
import type { TagChange, TagRefusal } from "../api/tags.ts"
import { TagFinder } from "../search/tag-finder.ts"
import { livingLooks, looksByPath } from "./tag-looks.ts"
import { changeBackOf, changeOf, type TagMove, type TagStep, tagSteps } from "./tag-plan.ts"
import type { Tags } from "./tags.ts"

/** Saves that come between are few: then the change is planned anew on top of them. */
const mostTries = 20

type Plan = Readonly<{ steps: readonly TagStep[]; changes: readonly RecordChange[] }>

/** Tags changed as a whole, on every record at once: in one commit, or not at all. */
export class TagChanges {
  readonly #storage: Pick<Storage, "records" | "generation">
  readonly #tags: Tags
  readonly #finder: TagFinder
  /** What the last change did, to be taken back; in memory only. */
  #last: readonly TagStep[] = []

  constructor(storage: Pick<Storage, "records" | "generation">, tags: Tags) {
    this.#storage = storage
    this.#tags = tags
    this.#finder = new TagFinder(() => tags.tree())
  }

  rename(from: string, to: string, merges: boolean): Promise<Result<TagChange, TagRefusal>> {
    const path = tagPath(to)
    return this.#commit(() => {
      const refusal = this.#whyNotMove(from, path, merges)
      if (refusal !== null) return refuse({ reason: refusal })
      const plan = this.#planOf({ from, to: path })
      return plan.steps.some(makesTooLong) ? refuse({ reason: "too-long" }) : ok(plan)
    })
  }

  remove(path: string): Promise<Result<TagChange, TagRefusal>> {
    return this.#commit(() =>
      this.#isThere(path) ? ok(this.#planOf({ from: path, to: null })) : refuse({ reason: "not-a-tag" }),
    )
  }

  /** Leaves alone whatever holds something else by now. */
  async undo(): Promise<Result<TagChange, TagRefusal>> {
    const last = this.#last
    const undone = await this.#commit(() => {
      const back = last.flatMap((step): readonly (readonly [TagStep, RecordChange])[] => {
        const change = changeBackOf(step, this.#records)
        return change === null ? [] : [[step, change]]
      })
      if (back.length === 0) return refuse({ reason: "nothing-to-undo" })
      return ok({ steps: back.map(([step]) => step), changes: back.map(([, change]) => change) })
    })
    if (undone.ok) this.#last = []
    return undone
  }

  async colour(path: string, colour: string | null): Promise<Result<Saved, TagRefusal>> {
    if (!this.#isThere(path)) return refuse({ reason: "not-a-tag" })
    const looks = livingLooks(this.#records).filter((look) => look.path === path)
    const look = looksByPath(looks).get(path)
    const others = looks.filter(({ id }) => id !== look?.id)
    const changes: RecordChange[] = others.map(({ id }) => ({ kind: "remove", id }))
    if (look !== undefined) {
      changes.push({ kind: "change", id: look.id, fields: { colour: colour ?? undefined } })
    } else if (colour !== null) changes.push({ kind: "create", type: "tag", fields: { path, colour } })
    const committed = await this.#records.commit(changes)
    if (!committed.ok) return committed
    return ok({ generation: committed.value.generation, updatedAt: committed.value.at })
  }

  get #records(): Records {
    return this.#storage.records
  }

  #whyNotMove(from: string, to: string, merges: boolean): Exclude<TagRefusal, SaveRefusal>["reason"] | null {
    if (to === "" || !this.#isThere(from)) return "not-a-tag"
    if (to === from) return null
    if (isWithinTag(to, from)) return "inside-itself"
    return !merges && this.#isThereBeside(to, from) ? "exists" : null
  }

  #isThere(path: string): boolean {
    return this.#tags.tree().some((row) => row.path === path)
  }

  /** Not only because `from` is nested in it. */
  #isThereBeside(path: string, from: string): boolean {
    return this.#tags
      .tree()
      .some(
        (row) =>
          isWithinTag(row.path, path) &&
          !isWithinTag(row.path, from) &&
          (row.count > 0 || row.colour !== null),
      )
  }

  #planOf(move: TagMove): Plan {
    const steps = tagSteps(this.#records, move, (value) => this.#finder.find(value))
    return { steps, changes: steps.map(changeOf) }
  }

  async #commit(plan: () => Result<Plan, TagRefusal>): Promise<Result<TagChange, TagRefusal>> {
    for (let tries = 0; tries < mostTries; tries++) {
      const { generation } = this.#storage
      const planned = plan()
      if (!planned.ok) return planned
      const { steps, changes } = planned.value
      const change = this.#counted(steps)
      const isStillSo = () => this.#storage.generation === generation
      const committed = await this.#records.commitIf(isStillSo, changes)
      if (!committed.ok) return committed
      if (committed.value === null) continue
      if (steps.length > 0) this.#last = steps
      return ok(change)
    }
    return refuse({ reason: "storage-failed" })
  }

  #counted(steps: readonly TagStep[]): TagChange {
    const living = steps.filter(({ id }) => this.#records.get(id)?.deletedAt === undefined)
    const count = (of: TagStep["of"]) => living.filter((step) => step.of === of).length
    return { records: count("record"), views: count("view") }
  }
}

function makesTooLong(step: TagStep): boolean {
  if (step.of === "look") return step.after.length > longestTag
  return (
    step.of === "record" && step.after.some((tag) => tag.length > longestTag && !step.before.includes(tag))
  )
}
