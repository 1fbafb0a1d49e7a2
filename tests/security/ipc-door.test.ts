import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { createDoor, type Handlers } from "../../electron/main/ipc/door.ts"
import { measurePlainData } from "../../electron/main/ipc/plain-data.ts"
import type { SenderEvent } from "../../electron/main/ipc/sender.ts"
import { callNames } from "../../src/contract/names.ts"
import { doorRefusals } from "../../src/contract/refusals.ts"
import { goodRequests } from "../support/good-requests.ts"

const goodAnswers: Handlers = {
  appInfo: () => ({
    version: "1.0.0",
    runtime: "chromium",
    runtimeVersion: "1",
    platform: "linux",
    packaged: false,
    lacks: ["Tray"],
  }),
  getAppearance: () => ({ appearance: "system", dark: false }),
  getLook: () => ({
    contrast: "system",
    textSize: "normal",
    writingSize: "normal",
    density: "comfortable",
    motion: "system",
    singleKeys: true,
    shortcuts: {},
    dates: "locale",
    previews: false,
  }),
  setLook: (look) => look,
  getAutoLock: () => ({ idleMs: 600_000, onSuspend: true, onBlur: false }),
  saveSecretFile: () => ({ outcome: "refused" }),
  setAppearance: ({ appearance }) => ({ appearance, dark: appearance === "dark" }),
  openLink: () => ({ outcome: "declined" }),
  copyText: () => ({ outcome: "copied" }),
  pickFolder: () => ({ outcome: "cancelled" }),
  pickFile: () => ({ outcome: "picked", path: "/x/a.age", name: "a.age" }),
  saveTextFile: () => ({ outcome: "saved", name: "Sheet.txt" }),
  saveBytes: ({ bytes }) => ({ outcome: "saved", name: String(bytes.length) }),
  pickSaveTarget: () => ({ outcome: "picked", target: "0".repeat(32), name: "Copy.age" }),
  printPage: () => ({ outcome: "printed" }),
  lock: () => ({ started: true }),
  whyLocked: () => ({ reason: "start" }),
  setAutoLock: () => ({ set: true }),
  activity: () => ({ noted: true }),
  announceState: () => ({ noted: true }),
  flushed: () => ({ awaited: true }),
  quit: () => ({ started: true }),
  pickVaultFolder: () => ({
    outcome: "picked",
    place: "0".repeat(32),
    name: "Mentoring",
    folder: "Papers/Mentoring",
    isSynced: false,
  }),
  pickSnapshotFolder: () => ({ outcome: "picked", name: "Copies", isSynced: true }),
  moveVault: () => ({ outcome: "moved" }),
  leaveErrand: () => ({ left: true }),
  takeErrand: () => ({ kind: "none" }),
}

/** Counts how often a handler ran, so that a refusal is known to have happened before one. */
function setUp(over: { handlers?: Partial<Handlers>; isLocking?: boolean } = {}) {
  let ran = 0
  const counted = new Proxy(
    { ...goodAnswers, ...over.handlers },
    {
      get: (target, name) => {
        const handler: unknown = Reflect.get(target, name)
        return (request: unknown) => {
          ran += 1
          return typeof handler === "function"
            ? (Reflect.apply(handler, undefined, [request]) as unknown)
            : undefined
        }
      },
    },
  )
  const door = createDoor({
    handlers: counted,
    isKnownWindow: (id) => id === 1,
    isLocking: () => over.isLocking ?? false,
  })
  return { door, ran: () => ran }
}

type Frame = NonNullable<SenderEvent["senderFrame"]>
const mainFrame: Frame = { parent: null, origin: "app://main", url: "app://main/" }
const ours: SenderEvent = { sender: { id: 1, mainFrame }, senderFrame: mainFrame }

function eventFrom(frame: Frame | null, over: { id?: number; isMain?: boolean } = {}): SenderEvent {
  return {
    sender: { id: over.id ?? 1, mainFrame: over.isMain === false ? mainFrame : frame },
    senderFrame: frame,
  }
}

const refusal = (name: string) => ({ ok: false, refusal: name })

describe("the door: who asks", () => {
  test("hears the main frame of our window on every call", async () => {
    const { door, ran } = setUp()
    for (const name of callNames) {
      expect([name, await door(ours, name, goodRequests[name])]).toMatchObject([name, { ok: true }])
    }
    expect(ran()).toBe(callNames.length)
  })

  test("hears nobody else on any call, each by its name", async () => {
    const { door, ran } = setUp()
    const others: ReadonlyArray<readonly [string, SenderEvent]> = [
      ["no-frame", eventFrom(null)],
      ["not-main-frame", eventFrom({ ...mainFrame }, { isMain: false })],
      ["not-main-frame", eventFrom({ ...mainFrame, parent: mainFrame })],
      ["foreign-origin", eventFrom({ ...mainFrame, origin: "https://example.org" })],
      ["foreign-origin", eventFrom({ ...mainFrame, origin: "https://main.localhost" })],
      ["foreign-origin", eventFrom({ ...mainFrame, origin: "null" })],
      ["foreign-origin", eventFrom({ ...mainFrame, origin: "app://main.evil" })],
      ["foreign-origin", eventFrom({ ...mainFrame, url: "about:blank" })],
      ["unknown-window", eventFrom(mainFrame, { id: 2 })],
    ]
    for (const [name, event] of others) {
      for (const call of callNames) expect(await door(event, call, goodRequests[call])).toEqual(refusal(name))
    }
    expect(ran()).toBe(0)
  })

  test("takes a frame that was destroyed under its hands as no frame", async () => {
    const { door } = setUp()
    const gone = {
      sender: { id: 1, mainFrame },
      get senderFrame(): Frame {
        throw new Error("Render frame was disposed before WebFrameMain could be accessed")
      },
    }
    expect(await door(gone, "appInfo", undefined)).toEqual(refusal("no-frame"))
  })

  test("answers nothing but the flush while the page is being ended", async () => {
    const { door } = setUp({ isLocking: true })
    for (const name of callNames) {
      const expected = name === "flushed" ? { ok: true } : refusal("locking")
      expect([name, await door(ours, name, goodRequests[name])]).toMatchObject([name, expected])
    }
  })
})

describe("the door: what they ask", () => {
  test("knows its calls and no others", async () => {
    const { door, ran } = setUp()
    const names = [
      "",
      "App Info",
      "appinfo",
      "toString",
      "constructor",
      "__proto__",
      "hasOwnProperty",
      "valueOf",
      "then",
      "door",
      "event:flush",
      "flush",
      0,
      1,
      null,
      undefined,
      true,
      {},
      [],
      ["appInfo"],
      { toString: () => "appInfo" },
      Symbol.iterator,
    ]
    for (const name of names) expect(await door(ours, name, undefined)).toEqual(refusal("unknown-call"))
    expect(await door(ours)).toEqual(refusal("unknown-call"))
    expect(ran()).toBe(0)
  })

  test("refuses every wrong shape of every call", async () => {
    const { door, ran } = setUp()
    const wrong: unknown[] = [null, 0, "", "x", true, [], {}, [{}], { extra: 1 }]
    for (const name of callNames) {
      const good = goodRequests[name]
      const shapes = good === undefined ? wrong : [undefined, ...wrong, { ...good, extra: 1 }]
      for (const shape of shapes) {
        expect([name, shape, await door(ours, name, shape)]).toEqual([name, shape, refusal("wrong-shape")])
      }
      for (const key of Object.keys(good ?? {})) {
        const { [key]: _left, ...rest } = good ?? {}
        if (name === "copyText" && key === "clearAfterMs") continue
        expect([name, key, await door(ours, name, rest)]).toEqual([name, key, refusal("wrong-shape")])
      }
    }
    expect(await door(ours, "appInfo", undefined, undefined)).toEqual(refusal("wrong-shape"))
    expect(ran()).toBe(0)
  })

  test("refuses values outside their bounds", async () => {
    const { door } = setUp()
    const cases: ReadonlyArray<readonly [string, unknown]> = [
      ["setAppearance", { appearance: "pink" }],
      ["openLink", { url: `https://example.org/${"a".repeat(5_000)}` }],
      ["copyText", { text: "a".repeat(500_001) }],
      ["copyText", { text: "a", clearAfterMs: 1 }],
      ["copyText", { text: "a", clearAfterMs: 1e9 }],
      ["setAutoLock", { idleMs: 1, onSuspend: true, onBlur: true }],
      ["setAutoLock", { idleMs: Number.POSITIVE_INFINITY, onSuspend: true, onBlur: true }],
      ["setAutoLock", { idleMs: Number.NaN, onSuspend: true, onBlur: true }],
      ["setAutoLock", { idleMs: 60_000.5, onSuspend: true, onBlur: true }],
      ["announceState", { state: "unlocked", dirty: false, commands: ["reload"] }],
      ["flushed", { token: "x", outcome: "saved" }],
      ["pickFile", { title: "x", extensions: ["../x"] }],
      ["printPage", { to: "pdf" }],
      ["printPage", { to: "printer", suggestedName: "x" }],
      ...["", ".", "..", ".hidden", "a/b", "a\\b", "C:x", "a\u0000b", "a\nb", "a".repeat(121)].map(
        (suggestedName) => ["saveTextFile", { suggestedName, text: "x" }] as const,
      ),
    ]
    for (const [name, request] of cases) {
      expect([name, request, await door(ours, name, request)]).toEqual([
        name,
        request,
        refusal("wrong-shape"),
      ])
    }
  })

  test("refuses prototype keys at any depth, and no prototype is changed", async () => {
    const { door, ran } = setUp()
    for (const key of ["__proto__", "constructor", "prototype"]) {
      const poison: unknown = JSON.parse(`{"appearance":"dark","${key}":{"polluted":1}}`)
      const requests = [poison, { appearance: poison }, { appearance: [{ deep: [poison] }] }, [poison]]
      for (const request of requests) {
        expect([key, await door(ours, "setAppearance", request)]).toEqual([key, refusal("prototype-key")])
      }
      const named: unknown[] = []
      Object.defineProperty(named, key, { value: 1, enumerable: true })
      expect(await door(ours, "setAppearance", named)).toEqual(refusal("prototype-key"))
    }
    expect(Reflect.get({}, "polluted")).toBeUndefined()
    expect(ran()).toBe(0)
  })

  test("refuses cycles, depth, functions, instances and exotic values", async () => {
    const { door, ran } = setUp()
    const cycle: Record<string, unknown> = {}
    cycle["self"] = { again: cycle }
    const ring: unknown[] = []
    ring.push([ring])
    let deep: unknown = "x"
    for (let level = 0; level < 17; level += 1) deep = { deep }
    const cases: ReadonlyArray<readonly [string, unknown]> = [
      ["cyclic", cycle],
      ["cyclic", ring],
      ["too-deep", deep],
      ["not-data", () => 1],
      ["not-data", { appearance: () => "dark" }],
      ["not-data", { appearance: Symbol.iterator }],
      ["not-data", { appearance: 1n }],
      ["not-data", new Date(0)],
      ["not-data", new Map([["appearance", "dark"]])],
      ["not-data", new Set(["dark"])],
      ["not-data", /dark/],
      ["not-data", new Error("dark")],
      ["not-data", new ArrayBuffer(8)],
      ["not-data", new Uint16Array(8)],
      ["not-data", new DataView(new ArrayBuffer(8))],
      ["not-data", Object.create({ appearance: "dark" })],
      [
        "not-data",
        new (class Odd {
          appearance = "dark"
        })(),
      ],
      ["not-data", Promise.resolve("dark")],
    ]
    for (const [name, request] of cases) {
      expect([name, await door(ours, "setAppearance", request)]).toEqual([name, refusal(name)])
    }
    expect(
      await door(ours, "setAppearance", Object.assign(Object.create(null), { appearance: "dark" })),
    ).toMatchObject({ ok: true })
    expect(ran()).toBe(1)
  })

  test("allows sharing without a cycle, and 16 levels", () => {
    const shared = { a: 1 }
    expect(measurePlainData([shared, shared], 1_000).ok).toBe(true)
    let deep: unknown = "x"
    for (let level = 0; level < 16; level += 1) deep = [deep]
    expect(measurePlainData(deep, 1_000).ok).toBe(true)
  })

  test("refuses 100 MB of text, bytes, items, keys or holes where no file is expected", async () => {
    const { door, ran } = setUp()
    const text = "x".repeat(100_000_000)
    const holes: unknown[] = []
    holes.length = 4_294_967_295
    const requests = [
      text,
      { appearance: text },
      { [text]: 1 },
      new Uint8Array(100_000_000),
      Array.from({ length: 1_000_001 }, () => 0),
      holes,
      { appearance: [[holes]] },
    ]
    for (const request of requests) {
      expect(await door(ours, "setAppearance", request)).toEqual(refusal("too-large"))
    }
    expect(await door(ours, "saveTextFile", { suggestedName: "a.txt", text })).toEqual(refusal("too-large"))
    expect(ran()).toBe(0)
  })

  test("lets a file of its size through where one is expected", async () => {
    const { door } = setUp()
    const bytes = new Uint8Array(50_000_000)
    expect(await door(ours, "saveBytes", { suggestedName: "a.age", bytes })).toEqual({
      ok: true,
      value: { outcome: "saved", name: "50000000" },
    })
  })
})

describe("the door: the answer", () => {
  test("lets no answer out that the contract does not state", async () => {
    const leaky = { appearance: "dark", dark: true, secret: "key" } as unknown as ReturnType<
      Handlers["getAppearance"]
    >
    const { door } = setUp({ handlers: { getAppearance: () => leaky } })
    expect(await door(ours, "getAppearance", undefined)).toEqual(refusal("bad-answer"))
  })

  test("turns a fault of the shell into a name and lets nothing of it out", async () => {
    const { door } = setUp({
      handlers: {
        appInfo: () => {
          throw new Error("/home/ann/private")
        },
        quit: () => Promise.reject(new Error("/home/ann/private")),
      },
    })
    expect(await door(ours, "appInfo", undefined)).toEqual(refusal("shell-failed"))
    expect(await door(ours, "quit", undefined)).toEqual(refusal("shell-failed"))
  })
})

describe("the door under fire", () => {
  const anyName = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<unknown>(...callNames) },
    { weight: 1, arbitrary: fc.anything() },
  )
  const anyKey = fc.oneof(
    fc.constantFrom("appearance", "url", "text", "token", "how", "to", "bytes", "__proto__", "constructor"),
    fc.string(),
  )
  const anyRequest = fc.oneof(
    fc.anything({ withDate: true, withMap: true, withSet: true, withTypedArray: true, withBigInt: true }),
    fc.dictionary(anyKey, fc.anything()),
    fc.constantFrom(...Object.values(goodRequests)),
  )
  const anyEvent = fc.oneof(
    { weight: 6, arbitrary: fc.constant(ours) },
    { weight: 1, arbitrary: fc.constantFrom(eventFrom(null), eventFrom(mainFrame, { id: 7 })) },
  )

  test("answers 10,000 random messages with a value or a named refusal, and goes on", async () => {
    const { door } = setUp()
    const names = new Set<string>(doorRefusals)
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(anyEvent, anyName, anyRequest, async (event, name, request) => {
        const answer = await door(event, name, request)
        const outcome = answer.ok ? "accepted" : answer.refusal
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
        expect(answer.ok || names.has(answer.refusal)).toBe(true)
      }),
      { numRuns: 10_000, seed: 20_261_120 },
    )
    // Proof that the aim was wide: something was accepted, and the main refusals all occurred.
    const expected = [
      "accepted",
      "no-frame",
      "unknown-window",
      "unknown-call",
      "wrong-shape",
      "not-data",
      "prototype-key",
    ]
    expect([...seen.keys()]).toEqual(expect.arrayContaining(expected))
    expect(await door(ours, "appInfo", undefined)).toMatchObject({ ok: true })
    expect(Reflect.get({}, "polluted")).toBeUndefined()
  })
})
