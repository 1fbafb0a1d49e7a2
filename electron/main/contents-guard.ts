import type { Parts } from "./electron-module.ts"

type GuardedContents = Pick<Electron.WebContents, "on" | "setWindowOpenHandler" | "setWebRTCIPHandlingPolicy">

const refuse = (event: Electron.Event): void => event.preventDefault()

/** The page stays the page: no navigation, no window, no webview, no device list, no peer connection. */
export function guardContents(contents: GuardedContents): void {
  contents.on("will-navigate", refuse)
  contents.on("will-frame-navigate", refuse)
  contents.on("will-redirect", refuse)
  contents.on("will-attach-webview", refuse)
  contents.on("select-bluetooth-device", (event, _devices, callback) => {
    event.preventDefault()
    callback("")
  })
  contents.setWindowOpenHandler(() => ({ action: "deny" }))
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp")
}

/** Guards every web contents that is ever made, so that one added later is not forgotten. */
export function guardAllContents(app: Pick<Parts<"app">["app"], "on">): void {
  app.on("web-contents-created", (_event, contents) => guardContents(contents))
}

/** The page saves through dialogs of the shell; a download of its own has no purpose. */
export function refuseDownloads(session: Pick<Electron.Session, "on">): void {
  session.on("will-download", (event) => event.preventDefault())
}
