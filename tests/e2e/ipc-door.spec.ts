import type { Page } from "playwright-core"
import type { Desktop } from "../../src/contract/desktop.ts"
import { callNames, eventNames } from "../../src/contract/names.ts"
import { doorRefusals } from "../../src/contract/refusals.ts"
import { expect, test } from "../support/app.ts"
import { goodRequests } from "../support/good-requests.ts"
import { sendRandomMessages } from "../support/random-messages.ts"
import { copyWithRawBridge } from "../support/changed-copy.ts"
import type { RunningApp } from "../support/running-app.ts"
import { isBar } from "../support/test-vault.ts"

test.setTimeout(240_000)

const messages = isBar ? 10_000 : 4_000

/** The shell is up, and answers the page that is still there. */
async function expectUp(app: RunningApp, page: Page): Promise<void> {
  const info = await page.evaluate(() => {
    const desktop: Desktop = window.desktop
    return desktop.appInfo()
  })
  expect(info).toMatchObject({ ok: true })
  expect(await app.evaluate(() => process.pid)).toBe(app.pid)
}

test("the page holds the contract's functions and nothing else of the shell", async ({ launchApp }) => {
  const app = await launchApp()
  const page = await app.page()
  const held = await page.evaluate(() => ({
    bridge: Object.keys(window.desktop),
    kinds: [...new Set(Object.values(window.desktop).map((each) => typeof each))],
    shell: ["require", "process", "module", "ipcRenderer", "electron", "Buffer", "global"].filter(
      (name) => name in globalThis,
    ),
  }))
  const events = eventNames.map((name) => `on${name.charAt(0).toUpperCase()}${name.slice(1)}`)
  expect(held.bridge.toSorted()).toEqual([...callNames, ...events].toSorted())
  expect(held).toMatchObject({ kinds: ["function"], shell: [] })
  await expectUp(app, page)
})

test("a frame within the page is not heard", async ({ launchApp }) => {
  const app = await launchApp()
  const page = await app.page()
  const outcome = await page.evaluate(async () => {
    const frame = document.createElement("iframe")
    document.body.append(frame)
    const inner = Reflect.get(frame.contentWindow ?? {}, "desktop") as Desktop | undefined
    return inner === undefined ? "no bridge" : await inner.appInfo()
  })
  expect(["no bridge", { ok: false, refusal: "not-main-frame" }]).toContainEqual(outcome)
  await expectUp(app, page)
})

test("every call takes what the contract states and refuses another shape by its name", async ({
  launchApp,
}) => {
  const app = await launchApp()
  const page = await app.page()
  const accepted = await page.evaluate(() => window.desktop.setAppearance({ appearance: "dark" }))
  expect(accepted).toEqual({ ok: true, value: { appearance: "dark", dark: true } })
  const outcomes = await page.evaluate(async (names) => {
    const seen: unknown[] = []
    for (const name of names) {
      const call = Reflect.get(window.desktop, name) as (request: unknown) => Promise<{ refusal?: string }>
      for (const request of [null, 0, "", [], { extra: 1 }, { appearance: "dark", extra: 1 }]) {
        seen.push([name, (await call(request)).refusal])
      }
    }
    return seen
  }, callNames)
  expect(outcomes).toEqual(
    callNames.flatMap((name) => Array.from({ length: 6 }, () => [name, "wrong-shape"])),
  )
  await expectUp(app, page)
})

test("prototype keys, cycles, depth, functions and 100 MB are refused by name through the real bridge", async ({
  launchApp,
}) => {
  const app = await launchApp()
  const page = await app.page()
  const outcomes = await page.evaluate(async () => {
    const set = window.desktop.setAppearance as (
      request: unknown,
    ) => Promise<{ ok: boolean; refusal?: string }>
    const cycle: Record<string, unknown> = { appearance: "dark" }
    cycle["self"] = cycle
    let deep: unknown = "x"
    for (let level = 0; level < 40; level += 1) deep = { deep }
    const requests: Record<string, unknown> = {
      proto: JSON.parse('{"appearance":"dark","__proto__":{"polluted":1}}'),
      constructor: { appearance: "dark", constructor: { prototype: { polluted: 1 } } },
      nested: { appearance: [{ prototype: 1 }] },
      cycle,
      deep,
      date: { appearance: new Date(0) },
      map: new Map([["appearance", "dark"]]),
      bytes: { appearance: new Uint8Array(2_000_000) },
      text: { appearance: "x".repeat(100_000_000) },
      function: { appearance: () => "dark" },
    }
    const seen: Record<string, unknown> = {}
    for (const [name, request] of Object.entries(requests)) {
      seen[name] = await set(request).then(
        (answer) => answer.refusal,
        () => "thrown by the bridge",
      )
    }
    return seen
  })
  // What the bridge rebuilds on its way it may drop (a key of the prototype) or carry as what it is; never accepted.
  expect(outcomes).toMatchObject({
    constructor: "prototype-key",
    nested: "prototype-key",
    cycle: "cyclic",
    deep: "too-deep",
    date: "not-data",
    map: "not-data",
    bytes: "too-large",
    text: "too-large",
  })
  expect(["prototype-key", "wrong-shape"]).toContain(outcomes["proto"])
  expect(["no-answer", "not-data", "wrong-shape"]).toContain(outcomes["function"])
  expect(await app.evaluate(() => Reflect.get({}, "polluted") === undefined)).toBe(true)
  await expectUp(app, page)
})

test.describe("with a preload in an attacker's hands", () => {
  let copy: Awaited<ReturnType<typeof copyWithRawBridge>>
  test.beforeAll(async () => {
    copy = await copyWithRawBridge()
  })
  test.afterAll(async () => {
    await copy.remove()
  })

  test("no channel but the door is heard, and the door knows no other call", async ({ launchApp }) => {
    const app = await launchApp({ main: copy.main })
    const page = await app.page()
    const outcomes = await page.evaluate(async () => {
      const raw = Reflect.get(globalThis, "raw") as { invoke: (...message: unknown[]) => Promise<unknown> }
      const attempt = (...message: unknown[]) => raw.invoke(...message).catch(() => "no handler")
      return {
        control: await attempt("door", "getAppearance"),
        channels: await Promise.all(
          ["", "Door", "door ", "event:flush", "ELECTRON_BROWSER_REQUIRE", "constructor"].map((name) =>
            attempt(name),
          ),
        ),
        calls: await Promise.all(
          [undefined, null, 1, "", "nothing", "constructor", "__proto__", "toString", ["appInfo"], {}].map(
            (name) => attempt("door", name),
          ),
        ),
        extra: await attempt("door", "appInfo", undefined, undefined),
      }
    })
    expect(outcomes.control).toMatchObject({ ok: true })
    expect(new Set(outcomes.channels)).toEqual(new Set(["no handler"]))
    expect(outcomes.calls).toEqual(outcomes.calls.map(() => ({ ok: false, refusal: "unknown-call" })))
    expect(outcomes.extra).toEqual({ ok: false, refusal: "wrong-shape" })
    await expectUp(app, page)
  })

  test(`${messages.toLocaleString("en")} random messages are each answered by a value or a known refusal`, async ({
    launchApp,
  }) => {
    const app = await launchApp({ main: copy.main })
    const page = await app.page()
    // Not those that, taken at their word, end the page or open a dialog that waits for the owner.
    const waits = [
      "quit",
      "lock",
      "openLink",
      "pickFolder",
      "pickFile",
      "printPage",
      "saveTextFile",
      "saveBytes",
      "pickSaveTarget",
      "pickVaultFolder",
      "pickSnapshotFolder",
    ]
    const names = callNames.filter((name) => ![...waits, "saveSecretFile", "copyText"].includes(name))
    const outcomes = await page.evaluate(sendRandomMessages, {
      seed: 20_261_120,
      count: messages,
      names,
      goodRequests,
    })
    const { accepted = 0, thrown = 0, ...refused } = outcomes
    const known = new Set<string>(doorRefusals)
    expect(Object.keys(refused).filter((name) => !known.has(name))).toEqual([])
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(messages)
    expect(accepted).toBeGreaterThan(0)
    // Only what structured clone cannot carry may fail on the way.
    expect(thrown).toBeLessThan(500)
    expect(Object.keys(refused)).toEqual(
      expect.arrayContaining(["unknown-call", "wrong-shape", "not-data", "cyclic", "prototype-key"]),
    )
    expect(await app.evaluate(() => Reflect.get({}, "polluted") === undefined)).toBe(true)
    await expectUp(app, page)
  })
})
