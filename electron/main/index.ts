import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { app, BrowserWindow, protocol } from "electron"

protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
])
await app.whenReady()
const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" }
protocol.handle("app", async (request) => {
  const path = new URL(request.url).pathname
  const file = join(import.meta.dirname, "../renderer", path === "/" ? "index.html" : path)
  const type = types[file.slice(file.lastIndexOf("."))] ?? "application/octet-stream"
  return new Response(await readFile(file), { headers: { "content-type": type } })
})
const window = new BrowserWindow({
  webPreferences: { preload: join(import.meta.dirname, "../preload/index.cjs"), sandbox: true },
})
await window.loadURL("app://main/")
