/**
 * A small app of its own, as any Electron app could be written: it knows nothing of the runtime that it is run by. What
 * it notices is kept in `globalThis.seen`, in the order in which it came.
 */
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { app, BrowserWindow, ipcMain, Menu, protocol, session } from "electron"

/** @type {string[]} */
const seen = []
Object.assign(globalThis, { seen })

const here = import.meta.dirname
const csp =
  "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'"
const alphabet = "abcdefghijklmnopqrstuvwxyz"

protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

app.setName("Fixture")
for (const name of ["ready", "window-all-closed", "before-quit", "will-quit", "quit", "second-instance"]) {
  app.on(/** @type {"ready"} */ (name), () => seen.push(`app ${name}`))
}
app.on("window-all-closed", () => app.quit())
app.on("quit", () => process.stdout.write(`seen ${JSON.stringify(seen)}\n`))
app.on("web-contents-created", (_event, contents) => {
  for (const name of ["dom-ready", "did-finish-load", "render-process-gone", "will-navigate", "destroyed"]) {
    contents.on(/** @type {"dom-ready"} */ (name), () => seen.push(`contents ${name}`))
  }
  contents.on("will-navigate", (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: "deny" }))
})

ipcMain.handle("echo", (_event, ...args) => /** @type {unknown[]} */ (args))
ipcMain.handle("describe", (_event, value) => describe(value))
ipcMain.handle("throw", () => {
  throw new TypeError("no such thing")
})
ipcMain.handle("function", () => () => {})
ipcMain.handle("sender", (event) => ({
  isMainFrame: event.senderFrame === event.sender.mainFrame,
  origin: event.senderFrame?.origin,
  url: event.senderFrame?.url,
  hasParent: event.senderFrame?.parent !== null,
  isWindow: event.sender === BrowserWindow.getAllWindows()[0]?.webContents,
}))
ipcMain.handleOnce("once", () => "the first time")
ipcMain.on("told", (event, value) => event.sender.send("heard", value))

/** @param {unknown} value */
function describe(value) {
  if (value instanceof Map) return `Map ${[...value].join(";")}`
  if (value instanceof Set) return `Set ${[...value].join(";")}`
  if (value instanceof Date) return `Date ${value.getTime()}`
  if (value instanceof Error) return `${value.name} ${value.message}`
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} ${value.byteLength}`
  return typeof value
}

/** @type {Record<string, (request: Request, url: URL) => Response | Promise<Response>>} */
const routes = {
  "/bytes": (request) => {
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.get("range") ?? "")
    if (range === null) return new Response(alphabet)
    const [first, last] = [Number(range[1]), Number(range[2])]
    const headers = { "content-range": `bytes ${first}-${last}/${alphabet.length}` }
    if (first >= alphabet.length) return new Response(null, { status: 416 })
    return new Response(alphabet.slice(first, last + 1), { status: 206, headers })
  },
  "/echo": async (request) => {
    const body = new Uint8Array(await request.arrayBuffer())
    return Response.json({
      method: request.method,
      url: request.url,
      length: body.length,
      sum: body.reduce((sum, byte) => sum + byte, 0),
      type: request.headers.get("content-type"),
      origin: request.headers.get("origin"),
      custom: request.headers.get("x-custom"),
    })
  },
  "/status": (_request, url) => {
    const status = Number(url.searchParams.get("code"))
    return new Response(status === 204 ? null : "body", {
      status,
      statusText: "As Asked",
      headers: { "x-kept": "yes" },
    })
  },
  "/throw": () => {
    throw new Error("a handler's own fault")
  },
  "/error": () => Response.error(),
  "/redirect": () => new Response(null, { status: 302, headers: { location: "app://main/bytes" } }),
}

if (process.argv.includes("--single") && !app.requestSingleInstanceLock()) app.exit(0)
if (process.argv.includes("--claim-only")) {
  process.stdout.write(app.requestSingleInstanceLock() ? "held" : "refused")
  setInterval(() => {}, 60_000)
} else if (!app.isReady()) void start()

async function start() {
  await app.whenReady()
  const own = session.fromPartition("persist:main", { cache: false })
  own.protocol.handle("app", async (request) => {
    const url = new URL(request.url)
    const route = routes[url.pathname]
    if (route !== undefined) return guarded(await route(request, url))
    const name = url.pathname === "/" ? "index.html" : url.pathname.slice(1)
    const type = name.endsWith(".html") ? "text/html" : "text/javascript"
    try {
      return guarded(
        new Response(await readFile(join(here, "page", name)), { headers: { "content-type": type } }),
      )
    } catch {
      return guarded(new Response(null, { status: 404 }))
    }
  })
  own.setPermissionRequestHandler((_contents, permission, callback) =>
    callback(permission === "persistent-storage"),
  )
  own.setPermissionCheckHandler((_contents, permission) => permission === "persistent-storage")
  own.webRequest.onBeforeRequest((details, callback) => {
    seen.push(`request ${details.url}`)
    callback({ cancel: details.url.endsWith("/cancelled") })
  })
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: "File",
        submenu: [
          { id: "mark", label: "Mark", accelerator: "CmdOrCtrl+K", click: () => seen.push("menu mark") },
        ],
      },
    ]),
  )
  const window = new BrowserWindow({
    width: 900,
    height: 700,
    show: false,
    title: "Fixture",
    webPreferences: { session: own, preload: join(here, "preload.cjs"), sandbox: true },
  })
  for (const name of ["ready-to-show", "show", "close", "closed"]) {
    window.on(/** @type {"show"} */ (name), () => seen.push(`window ${name}`))
  }
  window.once("ready-to-show", () => window.show())
  await window.loadURL("app://main/")
}

/** @param {Response} response */
function guarded(response) {
  if (response.type === "error") return response
  const headers = new Headers(response.headers)
  headers.set("content-security-policy", csp)
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}
