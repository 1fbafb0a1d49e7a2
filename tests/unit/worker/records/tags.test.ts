import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import type { Storage } from "../../../../src/storage/storage.ts"
import { TagChanges } from "../../../../src/worker/records/tag-changes.ts"
import { must } from "../../../support/must.ts"
import { day, OpenRecords } from "../../../support/open-records.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { startCrypto } from "../../../support/test-vault.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const today = day("2026-11-21")

type Vault = Readonly<{
  storage: Storage
  open: OpenRecords
  changes: TagChanges
  note: (tags: readonly string[]) => Promise<RecordId>
  tagsOf: (id: RecordId) => readonly string[] | undefined
  /** Path, own count, count with what is nested. */
  tree: () => readonly (readonly [string, number, number])[]
}>

async function inVault(check: (vault: Vault) => Promise<void>): Promise<void> {
  const disk = await VaultOnDisk.create(await testFolder())
  const storage = await disk.open()
  const open = new OpenRecords(storage)
  try {
    await check({
      storage,
      open,
      changes: new TagChanges(storage, open.tags),
      note: async (tags) => (await open.make("journal-note", { date: today, title: "Note" }, { tags })).id,
      tagsOf: (id) => storage.records.get(id)?.tags,
      tree: () => open.tags.tree().map(({ path, count, withNested }) => [path, count, withNested]),
    })
  } finally {
    await storage.close()
  }
}

const refused = (reason: string) => ({ ok: false, refusal: { reason } })

describe("the tree of tags", () => {
  it("has those in use, in colour and around others, each after what it is nested in", () =>
    inVault(async ({ open, changes, note, tree }) => {
      expect(tree()).toEqual([])
      await note(["work/team", "work/team/hiring"])
      const trashed = await note(["work", "gone"])
      await note(["work team", "Äther", "zebra"])
      must(await open.book.trash(trashed))
      expect(tree()).toEqual([
        ["Äther", 1, 1],
        ["work", 0, 1],
        ["work/team", 1, 1],
        ["work/team/hiring", 1, 1],
        ["work team", 1, 1],
        ["zebra", 1, 1],
      ])
      expect(open.tags.list()).toEqual(["Äther", "work/team", "work/team/hiring", "work team", "zebra"])
      must(await changes.colour("zebra", "sea"))
      must(await open.book.restore(trashed))
      expect(tree().slice(1, 3)).toEqual([
        ["gone", 1, 1],
        ["work", 1, 2],
      ])
      expect(open.tags.tree().at(-1)).toMatchObject({ path: "zebra", colour: "sea" })
      expect(open.tags.colours()).toEqual([{ path: "zebra", colour: "sea" }])
    }))

  it("knows a tag by one way of writing it", () =>
    inVault(async ({ note, tagsOf }) => {
      const id = await note([" work /  team/", "work/team", "//", "a\tb"])
      expect(tagsOf(id)).toEqual(["work/team", "a b"])
    }))
})

describe("a tag that is renamed", () => {
  it("bears its new path on every record, those in the trash included, with all that is nested in it", () =>
    inVault(async ({ open, changes, note, tagsOf, tree }) => {
      const [plain, nested, thrown, other] = [
        await note(["lead", "calm"]),
        await note(["lead/feedback/hard"]),
        await note(["calm", "lead/feedback"]),
        await note(["leader", "lead feedback"]),
      ]
      must(await open.book.trash(thrown))
      expect(must(await changes.rename("lead", " leadership /", false))).toEqual({ records: 2, views: 0 })
      expect(tagsOf(plain)).toEqual(["leadership", "calm"])
      expect(tagsOf(nested)).toEqual(["leadership/feedback/hard"])
      expect(tagsOf(thrown)).toEqual(["calm", "leadership/feedback"])
      expect(tagsOf(other)).toEqual(["leader", "lead feedback"])
      expect(tree().map(([path]) => path)).not.toContain("lead")

      expect(must(await changes.undo())).toEqual({ records: 2, views: 0 })
      expect(tagsOf(plain)).toEqual(["lead", "calm"])
      expect(tagsOf(thrown)).toEqual(["calm", "lead/feedback"])
      expect(await changes.undo()).toEqual(refused("nothing-to-undo"))
    }))

  it("becomes one with another only where that is wanted, each record bearing it once", () =>
    inVault(async ({ changes, note, tagsOf, tree }) => {
      const [both, one] = [await note(["old", "new", "old/x"]), await note(["old/x"])]
      await note(["new/x"])
      expect(await changes.rename("old", "new", false)).toEqual(refused("exists"))
      expect(tagsOf(both)).toEqual(["old", "new", "old/x"])
      expect(must(await changes.rename("old", "new", true))).toEqual({ records: 2, views: 0 })
      expect(tagsOf(both)).toEqual(["new", "new/x"])
      expect(tagsOf(one)).toEqual(["new/x"])
      expect(tree()).toEqual([
        ["new", 1, 3],
        ["new/x", 3, 3],
      ])
      must(await changes.undo())
      expect(tagsOf(both)).toEqual(["old", "new", "old/x"])
    }))

  it("moves up to what was only there around it, and never into itself", () =>
    inVault(async ({ changes, note, tagsOf }) => {
      const id = await note(["a/b", "a/b/c"])
      expect(await changes.rename("a", "a/b", true)).toEqual(refused("inside-itself"))
      expect(must(await changes.rename("a/b", "a", false)).records).toBe(1)
      expect(tagsOf(id)).toEqual(["a", "a/c"])
      expect(must(await changes.rename("a", "a", false)).records).toBe(0)
      expect(must(await changes.undo()).records).toBe(1) // Nothing was done since that could be taken back.
    }))

  it("is refused where there is no such tag, no name, or too long a one", () =>
    inVault(async ({ storage, changes, note }) => {
      await note(["a/deep", "b"])
      const { generation } = storage
      expect(await changes.rename("c", "d", false)).toEqual(refused("not-a-tag"))
      expect(await changes.rename("a", " / ", false)).toEqual(refused("not-a-tag"))
      expect(await changes.rename("a", "x".repeat(96), false)).toEqual(refused("too-long"))
      expect(await changes.remove("dee")).toEqual(refused("not-a-tag"))
      expect(await changes.colour("c", "sea")).toEqual(refused("not-a-tag"))
      expect(storage.generation).toBe(generation)
      must(await changes.rename("a", "x".repeat(95), false))
    }))

  it("takes its colour along, and gives way to the colour of what it becomes one with", () =>
    inVault(async ({ open, changes, note }) => {
      await note(["a", "b", "c"])
      must(await changes.colour("a", "sea"))
      must(await changes.colour("b", "plum"))
      must(await changes.rename("a", "z", false))
      expect(open.tags.colours()).toContainEqual({ path: "z", colour: "sea" })
      must(await changes.rename("z", "b", true))
      expect(open.tags.colours()).toEqual([{ path: "b", colour: "plum" }])
      must(await changes.undo())
      expect(open.tags.colours()).toContainEqual({ path: "z", colour: "sea" })
      must(await changes.rename("z", "c", true))
      expect(open.tags.colours()).toContainEqual({ path: "c", colour: "sea" })
      must(await changes.colour("c", null))
      must(await changes.colour("b", null))
      expect(open.tags.colours()).toEqual([])
    }))

  it("takes in the saves that came between its plan and its turn", () =>
    inVault(async ({ open, changes, note, tagsOf }) => {
      const [first, second] = [await note(["old"]), await note(["old"])]
      const saves = [
        open.book.change("journal-note", first, {}, { tags: ["old/deep", "mine"] }),
        open.book.change("journal-note", second, { title: "Another" }),
      ]
      const late = note(["old/late"])
      expect(must(await changes.rename("old", "new", false)).records).toBe(3)
      for (const saved of await Promise.all(saves)) must(saved)
      expect(tagsOf(first)).toEqual(["new/deep", "mine"])
      expect(open.book.get("journal-note", second)).toMatchObject({ title: "Another", tags: ["new"] })
      expect(tagsOf(await late)).toEqual(["new/late"])
    }))
})

describe("a tag that is removed", () => {
  it("goes from its records with what is nested in it, which stay, and comes back where nothing was changed since", () =>
    inVault(async ({ open, changes, note, tagsOf }) => {
      const [one, two, three] = [await note(["a", "b"]), await note(["a/x"]), await note(["a", "c"])]
      must(await changes.colour("a", "clay"))
      expect(must(await changes.remove("a"))).toEqual({ records: 3, views: 0 })
      expect([one, two, three].map(tagsOf)).toEqual([["b"], [], ["c"]])
      expect(open.tags.colours()).toEqual([])
      must(await open.book.change("journal-note", one, { title: "Changed, not its tags" }))
      must(await open.book.change("journal-note", three, {}, { tags: ["c", "d"] }))
      expect(must(await changes.undo())).toEqual({ records: 2, views: 0 })
      expect([one, two, three].map(tagsOf)).toEqual([["a", "b"], ["a/x"], ["c", "d"]])
      expect(open.tags.colours()).toEqual([{ path: "a", colour: "clay" }])
    }))
})

describe("a saved view", () => {
  const renamedTo = async (query: string, others: readonly string[] = []) => {
    let answer: unknown = null
    await inVault(async ({ open, changes, note }) => {
      await note(["lead/feedback", ...others])
      const view = await open.make("saved-view", { name: "View", query, position: 0 })
      const { views } = must(await changes.rename("lead", "calm mind", false))
      const now = open.book.get("saved-view", view.id)?.query
      expect(views).toBe(now === query ? 0 : 1)
      must(await changes.undo())
      expect(open.book.get("saved-view", view.id)?.query).toBe(query)
      answer = now
    })
    return answer
  }

  it("names the tag anew wherever it filters by it, and is otherwise left as it was written", async () => {
    expect(await renamedTo("tag:lead")).toBe(`tag:"calm mind"`)
    expect(await renamedTo("growth  -tag:lead/feedback on:last-week   tag:other")).toBe(
      `growth  -tag:"calm mind/feedback" on:last-week   tag:other`,
    )
    expect(await renamedTo("lead taglead tag:leader")).toBe("lead taglead tag:leader")
  })

  it("names it anew where it means it by another case, unless it means others as well", async () => {
    expect(await renamedTo("tag:LEAD/Feedback")).toBe(`tag:"calm mind/feedback"`)
    expect(await renamedTo("tag:LEAD", ["Lead"])).toBe("tag:LEAD")
    expect(await renamedTo("tag:lead", ["Lead"])).toBe(`tag:"calm mind"`)
  })

  it("is changed in the trash as well, and not by a removal", () =>
    inVault(async ({ open, changes, note }) => {
      await note(["a", "b"])
      const view = await open.make("saved-view", { name: "View", query: "tag:a tag:b", position: 0 })
      must(await open.book.trash(view.id))
      expect(must(await changes.rename("a", "c", false)).views).toBe(0)
      expect(open.book.get("saved-view", view.id)?.query).toBe("tag:c tag:b")
      must(await changes.remove("b"))
      expect(open.book.get("saved-view", view.id)?.query).toBe("tag:c tag:b")
    }))
})

describe("two looks of one tag", () => {
  it("are one, the one changed last, until a colour is chosen anew", () =>
    inVault(async ({ storage, open, changes, note }) => {
      await note(["a"])
      const look = (colour: string) =>
        ({ kind: "create", type: "tag", fields: { path: "a", colour } }) as const
      must(await storage.records.commit([look("sea")]))
      await new Promise((resolve) => setTimeout(resolve, 5))
      must(await storage.records.commit([look("rose")]))
      expect(open.tags.colours()).toEqual([{ path: "a", colour: "rose" }])
      must(await changes.colour("a", "ink"))
      expect([...storage.records.list("tag")].map(({ colour }) => colour)).toEqual(["ink"])
    }))
})
