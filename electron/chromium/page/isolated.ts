import type { PageSettings } from "../message.ts"
import { type BridgeMessage, createBridgeEnd } from "./bridge.ts"
import { ipcRenderer } from "./ipc-renderer.ts"
import { watchKeys } from "./keys.ts"
import { tellShell } from "./shell-port.ts"
import { watchWindow } from "./window-state.ts"

declare const settings: PageSettings
declare const runPreload: (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: unknown,
) => void

const end = createBridgeEnd((message) => {
  document.dispatchEvent(new CustomEvent(`${settings.secret}>page`, { detail: message }))
})

document.addEventListener(`${settings.secret}>preload`, (event) => {
  event.stopImmediatePropagation()
  if (!(event instanceof CustomEvent)) return
  const message = event.detail as BridgeMessage | null
  if (message !== null && message.kind !== "expose") end.receive(message)
})

const exposed = new Set<string>()

const contextBridge = {
  exposeInMainWorld(key: string, api: unknown): void {
    if (exposed.has(key))
      throw new Error(`Cannot bind an API on top of an existing property on the window object`)
    exposed.add(key)
    const message: BridgeMessage = { kind: "expose", key, value: end.encode(api) }
    document.dispatchEvent(new CustomEvent(`${settings.secret}>page`, { detail: message }))
  },
}

function require(name: string): unknown {
  if (name === "electron" || name === "electron/renderer") return { contextBridge, ipcRenderer }
  throw new Error(`module not found: ${name}`)
}

const process = {
  platform: settings.platform,
  versions: settings.versions,
  type: "renderer",
  sandboxed: true,
  contextIsolated: true,
}

watchKeys()
watchWindow()
try {
  const module = { exports: {} }
  runPreload(require, module, module.exports, process)
} catch (error) {
  tellShell({ kind: "preload-failed", message: String(error) })
}
