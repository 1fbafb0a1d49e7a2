import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises"
import { hostname } from "node:os"
import { join } from "node:path"
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest"
import { noteRefusedStore, setAsideRefusedStore } from "../../../electron/main/refused-store.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

const mark = "store-refused"
const layouts = {
  "Electron's partition": "Partitions/main",
  "the browser's profile": "chromium-156/Default",
}

let data: string
beforeEach(async () => {
  data = await testFolder()
})

/** A store as a browser makes one; `content` tells it from others. */
async function makeStore(place: string, content: string): Promise<void> {
  const origin = join(data, place, "IndexedDB", "app_main_0.indexeddb.leveldb")
  await mkdir(origin, { recursive: true })
  await writeFile(join(origin, "CURRENT"), content)
}

const contentOf = (place: string, name: string) =>
  readFile(join(data, place, name, "app_main_0.indexeddb.leveldb", "CURRENT"), "utf8")

describe("a store that the browser refuses", () => {
  for (const [what, place] of Object.entries(layouts)) {
    it(`is set aside as it was, in ${what}, once it was noted and only then`, async () => {
      await makeStore(place, "broken")
      await writeFile(join(data, place, "Preferences"), "{}")
      setAsideRefusedStore(data)
      expect((await readdir(join(data, place))).toSorted()).toEqual(["IndexedDB", "Preferences"])
      await noteRefusedStore(data)
      expect(await readdir(data)).toContain(mark)
      setAsideRefusedStore(data)
      expect((await readdir(join(data, place))).toSorted()).toEqual(["IndexedDB.1", "Preferences"])
      expect(await contentOf(place, "IndexedDB.1")).toBe("broken")
      expect(await readdir(data)).not.toContain(mark)
      await makeStore(place, "whole")
      setAsideRefusedStore(data)
      expect(await contentOf(place, "IndexedDB")).toBe("whole")
      expect(await contentOf(place, "IndexedDB.1")).toBe("broken")
    })

    it(`is kept with the two before it, in ${what}`, async () => {
      await mkdir(join(data, place, "IndexedDB.old"), { recursive: true })
      for (const content of ["first", "second", "third", "fourth"]) {
        await makeStore(place, content)
        await noteRefusedStore(data)
        setAsideRefusedStore(data)
        expect(await readdir(join(data, place))).not.toContain("IndexedDB")
      }
      const names = ["IndexedDB.2", "IndexedDB.3", "IndexedDB.4"]
      expect((await readdir(join(data, place))).toSorted()).toEqual([...names, "IndexedDB.old"])
      const contents = await Promise.all(names.map((name) => contentOf(place, name)))
      expect(contents).toEqual(["second", "third", "fourth"])
    })

    it(`is nothing to be done about where its renaming, in ${what}, was the last thing done`, async () => {
      await makeStore(place, "broken")
      await noteRefusedStore(data)
      await rename(join(data, place, "IndexedDB"), join(data, place, "IndexedDB.1"))
      setAsideRefusedStore(data)
      expect(await readdir(join(data, place))).toEqual(["IndexedDB.1"])
      expect(await readdir(data)).not.toContain(mark)
    })
  }

  it("stays where it is, with its note, while a browser has it open", async () => {
    const place = layouts["the browser's profile"]
    const lock = join(data, "chromium-156", "SingletonLock")
    await makeStore(place, "open")
    await noteRefusedStore(data)
    const browser = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"])
    for (const holder of [`${hostname()}-${browser.pid}`, "another-computer-1"]) {
      await rm(lock, { force: true })
      await symlink(holder, lock)
      setAsideRefusedStore(data)
      expect(await contentOf(place, "IndexedDB")).toBe("open")
      expect(await readdir(data)).toContain(mark)
    }
    browser.kill("SIGKILL")
    await once(browser, "exit")
    await rm(lock)
    await symlink(`${hostname()}-${browser.pid}`, lock)
    setAsideRefusedStore(data)
    expect(await contentOf(place, "IndexedDB.1")).toBe("open")
    expect(await readdir(data)).not.toContain(mark)
  })

  it.skipIf(process.platform !== "linux")(
    "is not open in a browser that ended and was not yet looked for",
    async () => {
      const place = layouts["the browser's profile"]
      await makeStore(place, "closed")
      await noteRefusedStore(data)
      const parent = spawn("sh", ["-c", "sleep 0.1 & echo $!; exec sleep 60"])
      onTestFinished(() => void parent.kill())
      const [pid] = (await once(parent.stdout, "data")).map((bytes) => Number(String(bytes)))
      const lock = join(data, "chromium-156", "SingletonLock")
      await symlink(`${hostname()}-${pid}`, lock)
      const state = () => readFile(`/proc/${pid}/stat`, "utf8").then((stat) => stat.split(" ")[2])
      await expect.poll(state).toBe("Z")
      setAsideRefusedStore(data)
      expect(await contentOf(place, "IndexedDB.1")).toBe("closed")
    },
  )

  it("keeps nobody from starting where its note cannot be acted upon", async () => {
    const told = vi.spyOn(process.stderr, "write").mockReturnValue(true)
    await makeStore("Partitions/main", "broken")
    await mkdir(join(data, mark))
    setAsideRefusedStore(data)
    expect(told.mock.calls.join()).toContain("setting the browser's store aside failed")
    expect(await contentOf("Partitions/main", "IndexedDB")).toBe("broken")
    told.mockRestore()
  })

  it("is noted as one whole file, however often it is said", async () => {
    await noteRefusedStore(data)
    await noteRefusedStore(data)
    expect(await readdir(data)).toEqual([mark])
    expect((await readFile(join(data, mark))).length).toBeGreaterThan(0)
  })

  it("leaves a folder of the app alone that has no store at all", async () => {
    await mkdir(join(data, "chromium-old", "Default", "IndexedDB"), { recursive: true })
    await noteRefusedStore(data)
    setAsideRefusedStore(data)
    expect(await readdir(data)).toEqual(["chromium-old"])
    expect(await readdir(join(data, "chromium-old", "Default"))).toEqual(["IndexedDB"])
  })
})
