import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { placeWindow } from "../../../electron/main/window-bounds.ts"
import { firstState, openWindowState, readWindowState } from "../../../electron/main/window-state.ts"

const left = { x: 0, y: 25, width: 1920, height: 1055 }
const right = { x: 1920, y: 0, width: 1280, height: 1024 }

describe("the window's place", () => {
  test("is the remembered one while its title can be grasped on a screen", () => {
    const kept = [
      { x: 100, y: 100, width: 1200, height: 800 },
      { x: 2000, y: 50, width: 1000, height: 700 },
      { x: -300, y: 25, width: 900, height: 700 },
      { x: 1790, y: 900, width: 900, height: 700 },
    ]
    for (const bounds of kept) expect(placeWindow(bounds, [left, right])).toEqual(bounds)
  })

  test("is the middle of the first screen when the remembered screen is gone", () => {
    const lost = [
      { x: 2000, y: 50, width: 1000, height: 700 },
      { x: -5000, y: 100, width: 1000, height: 700 },
      { x: 100, y: -400, width: 1000, height: 700 },
      { x: 100, y: 1070, width: 1000, height: 700 },
      { x: 1850, y: 100, width: 1000, height: 700 },
    ]
    for (const bounds of lost) {
      expect(placeWindow(bounds, [left])).toEqual({ x: 460, y: 203, width: 1000, height: 700 })
    }
  })

  test("never is larger than the screen or too small to use", () => {
    expect(placeWindow({ x: 0, y: 25, width: 9000, height: 9000 }, [left])).toMatchObject({
      width: 1920,
      height: 1055,
    })
    expect(placeWindow({ x: 0, y: 25, width: 130, height: 40 }, [left])).toMatchObject({
      width: 360,
      height: 480,
    })
    const tiny = { x: 0, y: 0, width: 320, height: 240 }
    expect(placeWindow(null, [tiny])).toEqual(tiny)
  })

  test("is found even when the system names no screen", () => {
    expect(placeWindow(null, [])).toEqual({ x: 0, y: 0, width: 1280, height: 832 })
  })
})

describe("remembering the window", () => {
  let folder = ""
  let path = ""
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "window-"))
    path = join(folder, "window.json")
  })
  afterEach(() => rm(folder, { recursive: true }))

  test("a change is there at the next start, in one whole file for the owner alone", async () => {
    const file = openWindowState(path, 10_000)
    file.change({ bounds: { x: 1, y: 2, width: 800, height: 600 } })
    file.change({ maximized: true, appearance: "dark" })
    await file.written()
    expect(readWindowState(path)).toEqual({
      ...firstState,
      bounds: { x: 1, y: 2, width: 800, height: 600 },
      maximized: true,
      fullscreen: false,
      appearance: "dark",
    })
    expect(await readdir(folder)).toEqual(["window.json"])
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test("changes in quick succession are written once their delay is over", async () => {
    const file = openWindowState(path, 5)
    file.change({ maximized: true })
    await expect.poll(() => readWindowState(path).maximized).toBe(true)
  })

  test("anything but a whole, true state is the first state", async () => {
    const good = JSON.stringify({ ...firstState, maximized: true })
    await writeFile(path, good)
    expect(readWindowState(path).maximized).toBe(true)
    const bad = [
      "",
      "null",
      "[]",
      good.slice(0, -1),
      good.replace('"system"', '"pink"'),
      good.replace("{", '{"extra":1,'),
      good.replace("null", '{"x":0,"y":0,"width":-5,"height":10}'),
      good.replace("null", '{"x":1e99,"y":0,"width":5,"height":10}'),
      good.replace("null", '{"x":0.5,"y":0,"width":5,"height":10}'),
      good.replace("{", '{"__proto__":{"polluted":true},'),
    ]
    for (const text of bad) {
      await writeFile(path, text)
      expect([text, readWindowState(path)]).toEqual([text, firstState])
    }
    expect(Reflect.get({}, "polluted")).toBeUndefined()
    expect(readWindowState(join(folder, "none.json"))).toEqual(firstState)
  })

  test("a folder that cannot be written keeps nobody from going on", async () => {
    const file = openWindowState(join(folder, "missing", "window.json"), 10_000)
    file.change({ maximized: true })
    await file.written()
    expect(file.current().maximized).toBe(true)
    await expect(readFile(path)).rejects.toThrow("ENOENT")
  })
})
