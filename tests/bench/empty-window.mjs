import { app, BrowserWindow, protocol } from "electron"

/** The least that a window of this runtime can be: what the start of the app is compared with. */
protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges: { standard: true, secure: true } }])
await app.whenReady()
protocol.handle("app", () =>
  Promise.resolve(
    new Response("<!doctype html><title>Empty</title><p>Empty</p>", {
      headers: { "content-type": "text/html" },
    }),
  ),
)
const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
window.once("ready-to-show", () => window.show())
await window.loadURL("app://main/")
app.on("window-all-closed", () => app.quit())
