import { join } from "node:path"
import { app, BrowserWindow, ipcMain, protocol } from "electron"

/** Takes and gives bytes both ways that a page's worker has to the shell, and does nothing with them. */
protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
const stored = new Uint8Array(64 * 1024 * 1024).map((_, at) => (at * 2_654_435_761) >>> 13)

const page = `<!doctype html><title>Transport</title><script type="module">
const worker = new Worker("/worker.js", { type: "module" })
worker.addEventListener("message", async ({ data: { id, way, value }, ports }) => {
  const answer = await window.bytes[way](value)
  worker.postMessage({ id, answer }, answer instanceof Uint8Array ? [answer.buffer] : [])
})
</script>`

const worker = `
const waiting = new Map()
let ids = 0
self.addEventListener("message", ({ data: { id, answer } }) => { waiting.get(id)(answer); waiting.delete(id) })
const ask = (way, value) => new Promise((resolve) => {
  waiting.set(ids, resolve)
  self.postMessage({ id: ids++, way, value })
})
self.ways = {
  fetch: {
    up: async (bytes) => (await fetch("/up", { method: "POST", body: bytes })).text(),
    down: async (length) => (await fetch("/down?" + length)).arrayBuffer(),
  },
  bridge: { up: (bytes) => ask("up", bytes), down: (length) => ask("down", length) },
}`

/** @param {string} body @param {string} type */
const answer = (body, type) => new Response(body, { headers: { "content-type": type } })

await app.whenReady()
ipcMain.handle("up", (_event, /** @type {Uint8Array} */ bytes) => String(bytes.length))
ipcMain.handle("down", (_event, /** @type {number} */ length) => stored.subarray(0, length))
protocol.handle("app", async (request) => {
  const { pathname, search } = new URL(request.url)
  if (pathname === "/up") return answer(String((await request.arrayBuffer()).byteLength), "text/plain")
  if (pathname === "/down") return new Response(stored.slice(0, Number(search.slice(1))))
  return pathname === "/worker.js" ? answer(worker, "text/javascript") : answer(page, "text/html")
})
const preload = join(import.meta.dirname, "transport-preload.cjs")
const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, preload } })
await window.loadURL("app://main/")
app.on("window-all-closed", () => app.quit())
