import { mkdtemp, readFile, rm } from "node:fs/promises"
import { networkInterfaces, tmpdir } from "node:os"
import { join } from "node:path"
import { chromium, type Page, type Worker } from "playwright-core"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"
import { expect, test } from "../support/app.ts"
import { type Canary, startCanary } from "../support/probes/canary-server.ts"
import type { Probe } from "../support/probes/helpers.ts"
import { type LaxBrowser, openLaxBrowser } from "../support/probes/lax-browser.ts"
import {
  anyRealmNetworkProbes,
  navigationProbes,
  pageNetworkProbes,
} from "../support/probes/network-probes.ts"
import { permissionProbes } from "../support/probes/permission-probes.ts"
import { runProbes } from "../support/probes/run-probes.ts"
import { scriptProbes, workerProbes } from "../support/probes/script-probes.ts"
import { inWorkerProbes } from "../support/probes/worker-probes.ts"
import type { Desktop } from "../../src/contract/desktop.ts"

type Group = Readonly<Record<string, Probe>>

const inPage: Readonly<Record<string, Group>> = {
  "to run a foreign string or script": scriptProbes,
  "to start a foreign worker": workerProbes,
  "to send something out": { ...anyRealmNetworkProbes, ...pageNetworkProbes },
  "to be given a power": permissionProbes,
}

/** WebRTC gathers no address of the loopback interface: without another, trying it proves nothing, here or in the app. */
const canTryWebRtc = Object.values(networkInterfaces()).some((all) => all?.some(({ internal }) => !internal))

/** Where it is to fire, on however busy a computer. */
const patiently = { times: 5 }

test.setTimeout(180_000)

test("the attempts are many", () => {
  const names = Object.values({ ...inPage, navigationProbes }).flatMap((group) => Object.keys(group))
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThanOrEqual(70)
  expect(Object.keys(inWorkerProbes).length).toBeGreaterThanOrEqual(15)
})

test.describe("in the app's page", () => {
  let canary: Canary
  test.beforeEach(async () => {
    canary = await startCanary("")
  })
  test.afterEach(async () => {
    await canary.close()
  })

  for (const [purpose, probes] of Object.entries(inPage)) {
    test(`no attempt ${purpose} succeeds`, async ({ launchApp }) => {
      const app = await launchApp()
      const page = await app.page()
      const before = page.url()
      expect(await runProbes(page, canary, probes)).toEqual([])
      expect([...canary.allHits(), canary.connections()]).toEqual([0])
      expect(page.url()).toBe(before)
    })
  }

  test("no attempt to go elsewhere or to open a window succeeds", async ({ launchApp }) => {
    const app = await launchApp()
    const page = await app.page()
    expect(await runProbes(page, canary, navigationProbes, { sawMore: staysMoved(page) })).toEqual([])
    expect([...canary.allHits(), canary.connections()]).toEqual([0])
    expect(
      await page.evaluate(async () => {
        const desktop: Desktop = window.desktop
        return (await desktop.appInfo()).ok
      }),
    ).toBe(true)
  })

  test("no attempt of the vault's worker, or of a worker that it starts, succeeds", async ({ launchApp }) => {
    const app = await launchApp()
    const page = await app.page()
    const worker = await vaultWorker(page)
    const nested = await startNested(page, worker)
    for (const each of [worker, nested]) {
      expect(await runProbes(each, canary, inWorkerProbes)).toEqual([])
    }
    expect([...canary.allHits(), canary.connections()]).toEqual([0])
  })

  test("WebAssembly, which the vault needs, runs in the page, its worker and a worker of that", async ({
    launchApp,
  }) => {
    const app = await launchApp()
    const page = await app.page()
    const worker = await vaultWorker(page)
    const nested = await startNested(page, worker)
    const exports = await Promise.all([
      page.evaluate(runWasm),
      worker.evaluate(runWasm),
      nested.evaluate(runWasm),
    ])
    expect(exports).toEqual([[], [], []])
  })

  test("no name is looked up: the app's rule stops it, and without the rule it happens", async ({
    launchApp,
  }) => {
    const app = await launchApp()
    const rule = await app.evaluate(({ app: shell }) =>
      shell.commandLine.getSwitchValue("host-resolver-rules"),
    )
    expect(rule).toBe("MAP * ~NOTFOUND")
    const host = "canary-of-names.example"
    expect(await lookUps(host, [])).toBeGreaterThan(0)
    expect(await lookUps(host, [`--host-resolver-rules=${rule}`])).toBe(0)
  })
})

test.describe("the positive control: in a page without a policy", () => {
  let lax: LaxBrowser
  test.beforeEach(async () => {
    lax = await openLaxBrowser()
  })
  test.afterEach(async () => {
    await lax.close()
  })

  for (const [purpose, probes] of Object.entries(inPage)) {
    test(`every attempt ${purpose} succeeds`, async () => {
      const page = await lax.open()
      const fired = await runProbes(page, lax.canary, probes, patiently)
      const isExpected = (name: string) => canTryWebRtc || name !== "web-rtc"
      expect(fired.filter(isExpected)).toEqual(Object.keys(probes).filter(isExpected))
    })
  }

  test("every attempt to go elsewhere or to open a window succeeds", async () => {
    for (const [name, probe] of Object.entries(navigationProbes)) {
      const page = await lax.open()
      const fired = await runProbes(
        page,
        lax.canary,
        { [name]: probe },
        { ...patiently, sawMore: hasMoved(page) },
      )
      expect([name, fired]).toEqual([name, [name]])
      await page.close()
    }
  })

  test("every attempt of a worker succeeds", async () => {
    const page = await lax.open()
    const started = page.waitForEvent("worker")
    await page.evaluate(() => void Object.assign(globalThis, { kept: new Worker("/worker.js") }))
    const fired = await runProbes(await started, lax.canary, inWorkerProbes, patiently)
    expect(fired).toEqual(Object.keys(inWorkerProbes))
  })
})

/** Whether, since now, the page went to another address or a further window stayed open. */
function hasMoved(page: Page): () => Promise<boolean> {
  const before = page.url()
  const pagesBefore = page.context().pages().length
  return async () => page.url() !== before || page.context().pages().length > pagesBefore
}

/** The same, where a further window is closed a moment after it opened. */
function staysMoved(page: Page): () => Promise<boolean> {
  const isMoved = hasMoved(page)
  return async () => {
    for (const until = Date.now() + 15_000; Date.now() < until; await page.waitForTimeout(50)) {
      if (!(await isMoved())) return false
    }
    return true
  }
}

/** The worker that the page itself starts; it may have one of its own at work for a moment. */
async function vaultWorker(page: Page): Promise<Worker> {
  const find = () =>
    page.workers().find((worker) => new URL(worker.url()).pathname.startsWith("/assets/main-"))
  await expect.poll(() => find() !== undefined).toBe(true)
  const worker = find()
  if (worker === undefined) throw new Error("the page has no worker")
  return worker
}

/** A worker of the worker, from the app's own built script: the file is real, and so are the headers it comes with. */
async function startNested(page: Page, parent: Worker): Promise<Worker> {
  const known = new Set(page.workers())
  const started = page.waitForEvent("worker", (made) => made.url() === parent.url() && !known.has(made))
  await parent.evaluate(() => {
    Object.assign(globalThis, { kept: new Worker(location.href, { type: "module" }) })
  })
  const worker = await started
  // Its policy stands once its script has been answered.
  await expect.poll(() => worker.evaluate(() => location.href)).toBe(parent.url())
  return worker
}

async function runWasm(): Promise<readonly string[]> {
  await new Promise((resolve) => setTimeout(resolve, 0))
  const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])
  return Object.keys((await WebAssembly.instantiate(empty)).instance.exports)
}

/** How many times a plain browser with these switches asked its resolver for `host`, which a page names in a hint. */
async function lookUps(host: string, switches: readonly string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "names-"))
  const log = join(folder, "net.json")
  try {
    const browser = await chromium.launch({
      executablePath: installedBrowser() ?? "",
      args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), `--log-net-log=${log}`, ...switches],
      ignoreDefaultArgs: ["--disable-background-networking"],
    })
    const page = await browser.newPage()
    await page.setContent(
      `<link rel="dns-prefetch" href="//${host}"><link rel="preconnect" href="https://${host}">`,
    )
    await page.evaluate(async (name) => fetch(`https://${name}/`).catch(() => {}), host)
    await page.waitForTimeout(500)
    await browser.close()
    const text = await readFile(log, "utf8")
    const jobType = /"HOST_RESOLVER_MANAGER_JOB":(\d+)/.exec(text)?.[1]
    expect(jobType).toBeDefined()
    const isJob = new RegExp(`"type":${jobType}[,}]`)
    return text.split("\n").filter((line) => isJob.test(line) && line.includes(host)).length
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
