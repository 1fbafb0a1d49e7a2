import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Page } from "playwright-core"
import { hasBrowser, launchFallback } from "../support/fallback-app.ts"
import type { RunningApp } from "../support/running-app.ts"

type Bridge = {
  readonly answer: number
  readonly nested: { readonly words: string[]; readonly add: (a: number, b: number) => number }
  readonly invoke: (channel: string, ...args: unknown[]) => Promise<unknown>
  readonly tell: (value: unknown) => void
  readonly onHeard: (callback: (value: unknown) => void) => () => void
  readonly fail: () => void
  readonly failLater: () => Promise<void>
  readonly requires: (name: string) => string
}
declare global {
  var bridge: Bridge
  var bridgeAtFirstScript: string
}

let app: RunningApp
let page: Page

describe.runIf(hasBrowser)("on an installed browser", () => {
  beforeAll(async () => {
    app = await launchFallback({ main: "tests/support/fixture-app/main.mjs" })
    page = await app.page()
  })

  afterAll(() => app.close())

  describe("structured clone over ipc", () => {
    test("brings back every kind of value that it takes to the main process", async () => {
      const kinds = await page.evaluate(async () => {
        const cyclic: Record<string, unknown> = { name: "loop", __proto__x: 1 }
        cyclic["self"] = cyclic
        const sent = [
          undefined,
          null,
          -0,
          Number.NaN,
          Number.POSITIVE_INFINITY,
          12345678901234567890n,
          "text \ud800 with a lone half",
          new Date(86_400_000),
          new Date(Number.NaN),
          /a+b/giu,
          new Map<unknown, unknown>([[{ key: 1 }, new Set([1, "two"])]]),
          new Uint8Array([1, 2, 255]),
          new Float64Array([1.5, -0]),
          new DataView(new Uint8Array([9, 8]).buffer),
          new Uint8Array([7, 6]).buffer,
          new TypeError("typed"),
          [1, undefined, [2]],
          cyclic,
        ]
        const back = (await globalThis.bridge.invoke("echo", ...sent)) as unknown[]
        const show = (value: unknown): string => {
          if (value instanceof Map) {
            const [[key, set]] = [...value] as [[{ key: number }, Set<unknown>]]
            return `Map of ${key.key} to Set of ${[...set].join()}`
          }
          if (value instanceof Date) return `Date ${value.getTime()}`
          if (value instanceof RegExp) return String(value)
          if (value instanceof Error) return `${value.name} ${value.message}`
          if (value instanceof ArrayBuffer) return `ArrayBuffer ${new Uint8Array(value).join()}`
          if (value instanceof DataView) return `DataView ${value.getUint8(0)} of ${value.byteLength}`
          if (ArrayBuffer.isView(value))
            return `${value.constructor.name} ${[...(value as Uint8Array)].map((x) => (Object.is(x, -0) ? "-0" : x)).join()}`
          if (Array.isArray(value)) return `Array ${JSON.stringify(value)}`
          if (typeof value === "object" && value !== null && "self" in value)
            return `cyclic ${value.self === value}`
          return Object.is(value, -0) ? "-0" : `${typeof value} ${String(value)}`
        }
        return back.map(show)
      })
      expect(kinds).toEqual([
        "undefined undefined",
        "object null",
        "-0",
        "number NaN",
        "number Infinity",
        "bigint 12345678901234567890",
        "string text \ud800 with a lone half",
        "Date 86400000",
        "Date NaN",
        "/a+b/giu",
        "Map of 1 to Set of 1,two",
        "Uint8Array 1,2,255",
        "Float64Array 1.5,-0",
        "DataView 9 of 2",
        "ArrayBuffer 7,6",
        // The context bridge carries an error's message and stack, not its class, in Electron too.
        "Error typed",
        "Array [1,null,[2]]",
        "cyclic true",
      ])
    })
  })

  describe("the bridge", () => {
    test("stands before the page's first script runs, frozen and not to be replaced", async () => {
      const found = await page.evaluate(() => {
        const attempt = (change: () => void) => {
          try {
            change()
            return "let through"
          } catch {
            return "refused"
          }
        }
        return [
          globalThis.bridgeAtFirstScript,
          attempt(() => Object.assign(globalThis, { bridge: {} })),
          attempt(() => Object.assign(globalThis.bridge, { answer: 1 })),
          attempt(() => globalThis.bridge.nested.words.push("c")),
          globalThis.bridge.answer,
          globalThis.bridge.nested.add(2, 3),
        ]
      })
      expect(found).toEqual(["object", "refused", "refused", "refused", 42, 5])
    })

    test("lets nothing of the preload's world be seen by the page", async () => {
      const seen = await page.evaluate(() =>
        ["bridge", "preloadSecret", "toShell", "fromShell", "settings", "require", "process"].filter(
          (name) => name in globalThis,
        ),
      )
      expect(seen).toEqual(["bridge"])
    })

    test("gives the preload no module but electron", async () => {
      expect(
        await page.evaluate(() =>
          ["electron", "fs", "node:fs", "child_process"].map(globalThis.bridge.requires),
        ),
      ).toEqual(["object", "refused", "refused", "refused"])
    })

    test("carries what a function throws and what a promise rejects with", async () => {
      const messages = await page.evaluate(async () => {
        const thrown = (() => {
          try {
            globalThis.bridge.fail()
            return "nothing"
          } catch (error) {
            return error instanceof Error ? error.message : "no error"
          }
        })()
        const rejected = await globalThis.bridge.failLater().catch((error: Error) => error.message)
        return [thrown, rejected]
      })
      expect(messages).toEqual(["out of the preload", "later, out of the preload"])
    })

    test("does not reach into a frame, not even of the same origin", async () => {
      const inFrame = await page.evaluate(async () => {
        const frame = document.createElement("iframe")
        frame.src = "/framed.html"
        const loaded = new Promise((resolve) => frame.addEventListener("load", resolve))
        document.body.append(frame)
        await loaded
        const inner = frame.contentWindow as unknown as Record<string, unknown>
        const found = [typeof inner["framedPageRan"], typeof inner["bridge"]]
        frame.remove()
        return found
      })
      expect(inFrame).toEqual(["boolean", "undefined"])
    })
  })

  describe("invoke", () => {
    const refusal = (channel: string, ...args: unknown[]) =>
      page.evaluate(
        ([name, values]) =>
          globalThis.bridge.invoke(name, ...values).then(
            () => "answered",
            (error: Error) => error.message,
          ),
        [channel, args] as const,
      )

    test("rejects with the handler's error in Electron's words", async () => {
      expect(await refusal("throw")).toBe("Error invoking remote method 'throw': TypeError: no such thing")
    })

    test("rejects when no handler is registered", async () => {
      expect(await refusal("nobody")).toBe(
        "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
      )
    })

    test("rejects when the answer cannot be cloned", async () => {
      expect(await refusal("function")).toContain("An object could not be cloned.")
    })

    test("rejects when an argument cannot be cloned", async () => {
      const message = await page.evaluate(() =>
        globalThis.bridge
          .invoke("echo", () => 1)
          .then(
            () => "answered",
            (error: Error) => error.message,
          ),
      )
      expect(message).toBe("An object could not be cloned.")
    })

    test("is answered once by a handler for once", async () => {
      expect(await page.evaluate(() => globalThis.bridge.invoke("once"))).toBe("the first time")
      expect(await refusal("once")).toContain("No handler registered for 'once'")
    })

    test("refuses a second handler for a channel and takes one after the first is removed", async () => {
      const outcome = await app.evaluate(({ ipcMain }) => {
        const attempt = () => {
          try {
            ipcMain.handle("twice", () => 1)
            return "taken"
          } catch (error) {
            return String(error)
          }
        }
        const all = [attempt(), attempt()]
        ipcMain.removeHandler("twice")
        return [...all, attempt()]
      })
      expect(outcome).toEqual(["taken", "Error: Attempted to register a second handler for 'twice'", "taken"])
    })

    test("tells the handler which frame asks", async () => {
      expect(await page.evaluate(() => globalThis.bridge.invoke("sender"))).toEqual({
        isMainFrame: true,
        origin: "app://main",
        url: "app://main/",
        hasParent: false,
        isWindow: true,
      })
    })

    test("carries 20 MB up and down unchanged", async () => {
      const isEqual = await page.evaluate(async () => {
        const bytes = new Uint8Array(20_000_000)
        for (let at = 0; at < bytes.length; at += 1) bytes[at] = (at * 31 + (at >> 8)) & 255
        const [back] = (await globalThis.bridge.invoke("echo", bytes)) as [Uint8Array]
        return back.length === bytes.length && back.every((byte, at) => byte === bytes[at])
      })
      expect(isEqual).toBe(true)
    })

    test("carries a text of 20 million characters", async () => {
      expect(
        await page.evaluate(async () => {
          const text = 'ä\u0000"x'.repeat(5_000_000)
          const [back] = (await globalThis.bridge.invoke("echo", text)) as [string]
          return back === text
        }),
      ).toBe(true)
    })

    test("keeps a view from carrying what else stands in its buffer", async () => {
      const back = await page.evaluate(async () => {
        const whole = new Uint8Array([1, 2, 3, 4])
        const [part] = (await globalThis.bridge.invoke("echo", whole.subarray(1, 3))) as [Uint8Array]
        return [...new Uint8Array(part.buffer)]
      })
      expect(back).toEqual([2, 3])
    })
  })

  describe("events", () => {
    test("reach the page in the order in which they were sent, long ones among short ones", async () => {
      const heard = await page.evaluate(async () => {
        const lengths: number[] = []
        const done = new Promise<void>((resolve) => {
          const stop = globalThis.bridge.onHeard((value) => {
            lengths.push((value as Uint8Array).length)
            if (lengths.length < 60) return
            stop()
            resolve()
          })
        })
        for (let index = 0; index < 60; index += 1) {
          globalThis.bridge.tell(new Uint8Array(index % 10 === 0 ? 300_000 + index : index))
        }
        await done
        return lengths
      })
      expect(heard).toEqual(
        Array.from({ length: 60 }, (_, index) => (index % 10 === 0 ? 300_000 + index : index)),
      )
    })

    test("no longer reach a listener that was removed", async () => {
      const heard = await page.evaluate(async () => {
        const values: unknown[] = []
        const stop = globalThis.bridge.onHeard((value) => values.push(value))
        globalThis.bridge.tell(1)
        await globalThis.bridge.invoke("echo")
        stop()
        globalThis.bridge.tell(2)
        await globalThis.bridge.invoke("echo")
        return values
      })
      expect(heard).toEqual([1])
    })

    test("sent to a page that is being reloaded are dropped, and the page works afterwards", async () => {
      await page.reload()
      expect(await page.evaluate(() => globalThis.bridge.invoke("echo", "after"))).toEqual(["after"])
    })
  })
})
