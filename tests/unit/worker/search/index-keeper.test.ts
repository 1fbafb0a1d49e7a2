import { afterEach, beforeAll, describe, expect, it, vi } from "vitest"
import { ok, refuse } from "../../../../src/base/result.ts"
import { SearchIndex } from "../../../../src/search/search-index.ts"
import type { SearchState } from "../../../../src/worker/api/search.ts"
import { Documents } from "../../../../src/worker/search/documents.ts"
import { ImageSaver } from "../../../../src/worker/search/image-saver.ts"
import { IndexKeeper } from "../../../../src/worker/search/index-keeper.ts"
import { OpenJournal } from "../../../support/open-journal.ts"
import { must } from "../../../support/must.ts"
import { day } from "../../../support/open-records.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)
afterEach(() => void vi.useRealTimers())

const date = day("2026-11-20")
const sea = {
  terms: [{ isNot: false, kind: "word" as const, text: "sea", isPrefix: false }],
  facts: [],
  days: [],
  kinds: null,
}
const page = { from: 0, count: 10 }

/** What becomes of images, told instead of kept. */
function images() {
  const told: string[] = []
  const keeper = {
    save: vi.fn(() => Promise.resolve(ok())),
    forget: () => {
      told.push("forget")
      return Promise.resolve()
    },
    end: () => void told.push("end"),
  }
  return { told, keeper, saver: new ImageSaver(keeper) }
}

async function keeping(open = () => SearchIndex.create()) {
  const journal = await OpenJournal.inVault()
  const { storage, knowledge, names } = journal
  const { told, saver } = images()
  const states: SearchState[] = []
  const documents = new Documents(storage.records, knowledge, names)
  const tell = (state: SearchState) => void states.push(state)
  const keeper = new IndexKeeper({ storage, knowledge, documents, open, saver, tell })
  return { journal, keeper, told, states }
}

describe("the index of an open vault", () => {
  it("is thrown away with its image and made anew where it breaks while it is asked", async () => {
    const made: SearchIndex[] = []
    const { journal, keeper, told, states } = await keeping(async () => {
      const index = await SearchIndex.create()
      made.push(index)
      return index
    })
    await journal.make("journal-note", { title: "Sea", date })
    await keeper.catchUp()
    expect(keeper.ask((index) => index.search(sea, page).total)).toBe(1)
    const [first] = made
    if (first === undefined) throw new Error("None was made")
    vi.spyOn(first, "search").mockImplementation(() => {
      throw new Error("database disk image is malformed")
    })
    expect(keeper.ask((index) => index.search(sea, page).total)).toBeNull()
    expect([keeper.isComplete, keeper.state.kind]).toEqual([false, "making"])
    await expect.poll(() => keeper.isComplete).toBe(true)
    expect(keeper.ask((index) => index.search(sea, page).total)).toBe(1)
    expect([made.length, told]).toEqual([2, ["forget"]])
    expect(states.at(-1)).toEqual({ kind: "ready" })
    keeper.end()
    await journal.close()
  })

  it("gives up where none can be made, and says that there may be more", async () => {
    const open = vi.fn(() => Promise.reject(new Error("out of memory")))
    const { journal, keeper } = await keeping(open)
    await keeper.catchUp()
    expect(open).toHaveBeenCalledTimes(2)
    expect([keeper.isComplete, keeper.ask(() => "asked")]).toEqual([false, null])
    await keeper.catchUp()
    expect(open).toHaveBeenCalledTimes(2)
    keeper.end()
    await journal.close()
  })

  it("answers nothing once it is ended, whatever was under way", async () => {
    const { journal, keeper, told } = await keeping()
    await journal.make("journal-note", { title: "Sea", date })
    const under = keeper.catchUp()
    keeper.end()
    await under
    expect([keeper.isComplete, keeper.ask(() => "asked"), told]).toEqual([false, null, ["end"]])
    must(await journal.book.create("journal-note", { title: "Sea", date }))
    await keeper.catchUp()
    expect(keeper.ask(() => "asked")).toBeNull()
    await journal.close()
  })
})

describe("the image of an index", () => {
  it("is kept once the index has rested, the first one soon, later ones not more often than every few minutes", async () => {
    const index = await SearchIndex.create()
    vi.useFakeTimers()
    const { keeper, saver } = images()
    saver.noteComplete(index, 1)
    await vi.advanceTimersByTimeAsync(4_900)
    expect(keeper.save).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect(keeper.save).toHaveBeenCalledTimes(1)
    saver.noteComplete(index, 1)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(keeper.save).toHaveBeenCalledTimes(1)

    saver.noteComplete(index, 2)
    await vi.advanceTimersByTimeAsync(10_000)
    saver.noteChange()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(keeper.save).toHaveBeenCalledTimes(1)
    saver.noteComplete(index, 3)
    await vi.advanceTimersByTimeAsync(20_100)
    expect(keeper.save).toHaveBeenCalledTimes(2)
    saver.noteComplete(index, 4)
    await vi.advanceTimersByTimeAsync(200_000)
    expect(keeper.save).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(41_000)
    expect(keeper.save).toHaveBeenCalledTimes(3)

    saver.noteComplete(index, 5)
    saver.end()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(keeper.save).toHaveBeenCalledTimes(3)
    index.close()
  })

  it("is tried again after it was cut short, and not after it was refused", async () => {
    const index = await SearchIndex.create()
    vi.useFakeTimers()
    const { keeper, saver } = images()
    const answers = [refuse("cancelled"), refuse("refused"), ok()]
    keeper.save.mockImplementation(() => Promise.resolve(answers.shift() ?? ok()) as never)
    saver.noteComplete(index, 1)
    await vi.advanceTimersByTimeAsync(5_100)
    saver.noteComplete(index, 1)
    await vi.advanceTimersByTimeAsync(5_100)
    expect(keeper.save).toHaveBeenCalledTimes(2)
    saver.noteComplete(index, 1)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(keeper.save).toHaveBeenCalledTimes(2)
    saver.noteComplete(index, 2)
    await vi.advanceTimersByTimeAsync(20_100)
    expect(keeper.save).toHaveBeenCalledTimes(3)
    index.close()
  })
})
