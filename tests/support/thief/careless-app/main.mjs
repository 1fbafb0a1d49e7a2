/**
 * An app whose page does what a browser remembers: fields without `autocomplete`, titles, addresses, forms and states that
 * carry what was typed. The runtime's own folder must hold nothing of it all the same.
 */
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { app, BrowserWindow, protocol, session } from "electron"

protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
app.on("window-all-closed", () => app.quit())

void app.whenReady().then(() => {
  const own = session.fromPartition("persist:main", { cache: false })
  own.protocol.handle("app", async () => {
    const page = await readFile(join(import.meta.dirname, "page.html"))
    return new Response(page, { headers: { "content-type": "text/html" } })
  })
  const window = new BrowserWindow({ webPreferences: { session: own, sandbox: true } })
  return window.loadURL("app://main/")
})
