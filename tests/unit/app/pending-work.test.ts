import { expect, it } from "vitest"
import { makePendingWork } from "../../../src/app/pending-work.ts"

const holding = (isDirtyAtFirst: boolean, isSaved: boolean) => {
  let flushes = 0
  let isDirty = isDirtyAtFirst
  return {
    pending: {
      isDirty: () => isDirty,
      flush: async () => {
        flushes += 1
        if (isSaved) isDirty = false
        return isSaved
      },
      drop: () => {
        isDirty = false
      },
    },
    type: () => {
      isDirty = true
    },
    flushes: () => flushes,
  }
}

it("a flush with nothing unsaved says so, and asks nobody", async () => {
  const work = makePendingWork()
  const clean = holding(false, true)
  work.add(clean.pending)
  expect(await work.flush()).toBe("nothing")
  expect(clean.flushes()).toBe(0)
})

it("a flush is saved only when everybody saved", async () => {
  const work = makePendingWork()
  work.add(holding(true, true).pending)
  expect(await work.flush()).toBe("saved")
  work.add(holding(true, false).pending)
  expect(await work.flush()).toBe("failed")
})

it("a flush includes what was typed elsewhere while it was under way", async () => {
  const work = makePendingWork()
  const other = holding(false, true)
  work.add(other.pending)
  const first = holding(true, true)
  work.add({
    ...first.pending,
    flush: async () => {
      other.type()
      return first.pending.flush()
    },
  })
  expect(await work.flush()).toBe("saved")
  expect(other.pending.isDirty()).toBe(false)
})

it("what the owner goes on without is asked about no more", async () => {
  const work = makePendingWork()
  work.add(holding(true, false).pending)
  expect(await work.flush()).toBe("failed")
  work.drop()
  expect(await work.flush()).toBe("nothing")
})

it("who was taken off the list is asked no more", async () => {
  const work = makePendingWork()
  const failing = holding(true, false)
  const remove = work.add(failing.pending)
  expect(work.isDirty()).toBe(true)
  remove()
  expect(work.isDirty()).toBe(false)
  expect(await work.flush()).toBe("nothing")
})

it("listeners hear of a change and of a removal", () => {
  const work = makePendingWork()
  let heard = 0
  const unsubscribe = work.subscribe(() => {
    heard += 1
  })
  const remove = work.add(holding(true, true).pending)
  work.changed()
  remove()
  expect(heard).toBe(2)
  unsubscribe()
  work.changed()
  expect(heard).toBe(2)
})
