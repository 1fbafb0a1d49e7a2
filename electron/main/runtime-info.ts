import type { CallAnswer } from "../../src/contract/calls.ts"

declare global {
  /** Set by a runtime that stands in for Electron: the features that it does not have. */
  var runtimeLacks: readonly string[] | undefined
}

export function readRuntimeInfo(app: {
  readonly isPackaged: boolean
  readonly getVersion: () => string
}): CallAnswer<"appInfo"> {
  const versions: Readonly<Record<string, string | undefined>> = process.versions
  const isElectron = versions["electron"] !== undefined
  return {
    version: app.getVersion(),
    runtime: isElectron ? "electron" : "chromium",
    runtimeVersion: (isElectron ? versions["electron"] : versions["chrome"]) ?? "unknown",
    platform: readPlatform(),
    packaged: app.isPackaged,
    lacks: [...(globalThis.runtimeLacks ?? [])],
  }
}

function readPlatform(): CallAnswer<"appInfo">["platform"] {
  const { platform } = process
  return platform === "linux" || platform === "darwin" || platform === "win32" ? platform : "other"
}
