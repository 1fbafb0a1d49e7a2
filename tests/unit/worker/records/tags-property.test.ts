import * as fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import type { EntityType } from "../../../../src/domain/entities.ts"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import type { TagRow } from "../../../../src/worker/api/tags.ts"
import { TagChanges } from "../../../../src/worker/records/tag-changes.ts"
import { must } from "../../../support/must.ts"
import { day, OpenRecords } from "../../../support/open-records.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { barTimeoutMs, isBar, startCrypto } from "../../../support/test-vault.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const paths = ["a", "b", "a/b", "a/b/c", "a b", "b/a", "ab", "c"]
const path = fc.constantFrom(...paths)

type Step = Readonly<{
  what: "create" | "retag" | "trash" | "restore" | "rename" | "merge" | "remove" | "undo"
  at: number
  tags: readonly string[]
  from: string
  to: string
}>

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom("create", "create", "retag", "trash", "restore", "rename", "merge", "remove", "undo"),
  at: fc.nat(100),
  tags: fc.uniqueArray(path, { maxLength: 4 }),
  from: path,
  to: path,
})

/** What one list of records and plain words make of the same steps. */
class Model {
  records: { type: EntityType; tags: readonly string[]; isTrashed: boolean }[] = []
  last: readonly { at: number; before: readonly string[]; after: readonly string[] }[] = []

  get used(): readonly string[] {
    return this.records.filter(({ isTrashed }) => !isTrashed).flatMap(({ tags }) => tags)
  }

  tree(type?: EntityType): readonly Readonly<{ path: string; count: number; withNested: number }>[] {
    const living = this.records.filter((one) => !one.isTrashed && one.type === (type ?? one.type))
    const shown = new Set(
      living
        .flatMap(({ tags }) => tags)
        .flatMap((tag) => tag.split("/").map((_, at, names) => names.slice(0, at + 1).join("/"))),
    )
    return [...shown].map((shownPath) => ({
      path: shownPath,
      count: living.filter(({ tags }) => tags.includes(shownPath)).length,
      withNested: living.filter(({ tags }) => tags.some((tag) => under(tag, shownPath))).length,
    }))
  }

  /** The reason of a refusal, else how many living records were changed. */
  move(from: string, to: string | null, merges: boolean): string | number {
    if (!this.used.some((tag) => under(tag, from))) return "not-a-tag"
    if (to === from) return 0
    if (to !== null && under(to, from)) return "inside-itself"
    const isTaken = to !== null && this.used.some((tag) => under(tag, to) && !under(tag, from))
    if (isTaken && !merges) return "exists"
    const done = this.records.flatMap(({ tags: before }, at) => {
      if (!before.some((tag) => under(tag, from))) return []
      const moved = before.map((tag) => (under(tag, from) ? (to === null ? "" : tag.replace(from, to)) : tag))
      return [{ at, before, after: [...new Set(moved.filter((tag) => tag !== ""))] }]
    })
    for (const { at, after } of done) this.#put(at, after)
    this.last = done
    return done.filter(({ at }) => this.records[at]?.isTrashed === false).length
  }

  undo(): string | number {
    const back = this.last.filter(({ at, after }) => this.records[at]?.tags.join() === after.join())
    if (back.length === 0) return "nothing-to-undo"
    for (const { at, before } of back) this.#put(at, before)
    this.last = []
    return back.filter(({ at }) => this.records[at]?.isTrashed === false).length
  }

  #put(at: number, tags: readonly string[]): void {
    const record = this.records[at]
    if (record !== undefined) record.tags = tags
  }
}

const under = (tag: string, around: string) => `${tag}/`.startsWith(`${around}/`)

describe("tags", () => {
  it(
    "are what a plain list makes of the same changes, and counted as it counts them",
    async () => {
      const disk = await VaultOnDisk.create(await testFolder())
      const storage = await disk.open()
      const run = fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
        const former = [...storage.records.list()].map(({ id }) => ({ kind: "remove", id }) as const)
        must(await storage.records.commit(former))
        const open = new OpenRecords(storage)
        const changes = new TagChanges(storage, open.tags)
        const model = new Model()
        const ids: RecordId[] = []
        for (const { what, at, tags, from, to } of steps) {
          const place = ids.length === 0 ? 0 : at % ids.length
          const [id, record] = [ids[place], model.records[place]]
          if (what === "create") {
            const type = at % 2 === 0 ? "journal-note" : "contact"
            const fields = type === "contact" ? { displayName: "Ada" } : { date: day("2026-11-21") }
            ids.push((await open.make(type, fields, { tags })).id)
            model.records.push({ type, tags, isTrashed: false })
          } else if (what === "undo" || what === "remove" || what === "rename" || what === "merge") {
            const expected =
              what === "undo"
                ? model.undo()
                : model.move(from, what === "remove" ? null : to, what === "merge")
            const done = await (what === "undo"
              ? changes.undo()
              : what === "remove"
                ? changes.remove(from)
                : changes.rename(from, to, what === "merge"))
            expect(done.ok ? done.value.records : done.refusal.reason).toBe(expected)
          } else if (id !== undefined && record !== undefined) {
            if (what === "retag") must(await open.book.change(record.type, id, {}, { tags }))
            else must(await (what === "trash" ? open.book.trash(id) : open.book.restore(id)))
            if (what === "retag") record.tags = tags
            else record.isTrashed = what === "trash"
          }
          expect(ids.map((one) => storage.records.get(one)?.tags)).toEqual(
            model.records.map((one) => one.tags),
          )
          expect(plain(open.tags.tree())).toEqual(plain(model.tree()))
          expect(plain(open.tags.tree(["contact"]))).toEqual(plain(model.tree("contact")))
        }
        // Counted along the way, and counted anew.
        expect(open.anew().tags.tree()).toEqual(open.tags.tree())
      })
      await fc.assert(run, { numRuns: isBar ? 400 : 12 })
      await storage.close()
    },
    barTimeoutMs,
  )
})

function plain(rows: readonly Omit<TagRow, "colour">[]): readonly string[] {
  return rows.map(({ path: shown, count, withNested }) => `${shown} ${count} ${withNested}`).toSorted()
}
