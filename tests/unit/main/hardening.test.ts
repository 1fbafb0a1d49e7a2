import { describe, expect, test } from "vitest"
import { privileges } from "../../../electron/main/app-protocol.ts"
import {
  appendOwnSwitches,
  findRefusedSwitch,
  ownSwitches,
  refusedSwitches,
} from "../../../electron/main/command-line.ts"
import { guardAllContents, guardContents, refuseDownloads } from "../../../electron/main/contents-guard.ts"
import { cancelForeignRequests, mayLoad } from "../../../electron/main/network-filter.ts"
import { denyPermissions, isGranted } from "../../../electron/main/permissions.ts"
import { contentSecurityPolicy, permissionsPolicy } from "../../../electron/main/response-headers.ts"
import { pagePreferences } from "../../../electron/main/window.ts"

describe("the content security policy", () => {
  test("is this, to the letter", () => {
    expect(contentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; " +
        "font-src 'self'; worker-src 'self'; connect-src 'self'; object-src 'none'; frame-src 'none'; " +
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; " +
        "require-trusted-types-for 'script'; trusted-types default dompurify",
    )
  })

  test("goes with a permissions policy that leaves one feature", () => {
    const left = permissionsPolicy.split(", ").filter((part) => !part.endsWith("=()"))
    expect(left).toEqual(["clipboard-write=(self)"])
    for (const feature of ["camera", "microphone", "geolocation", "usb", "hid", "serial", "midi"]) {
      expect(permissionsPolicy).toContain(`${feature}=()`)
    }
  })
})

describe("the command line", () => {
  const appWith = (isPackaged: boolean, given: readonly string[]) => ({
    isPackaged,
    commandLine: { hasSwitch: (name: string) => given.includes(name) } as Electron.CommandLine,
  })

  test("ends the packaged app for each switch that would open it, and lets a developer debug", () => {
    for (const name of refusedSwitches) {
      expect(findRefusedSwitch(appWith(true, ["lang", name]))).toBe(name)
      expect(findRefusedSwitch(appWith(false, [name]))).toBeNull()
    }
    expect(findRefusedSwitch(appWith(true, ["lang", "force-device-scale-factor"]))).toBeNull()
    expect(refusedSwitches).toEqual(
      expect.arrayContaining(["remote-debugging-port", "remote-debugging-pipe", "inspect", "inspect-brk"]),
    )
  })

  test("resolves no name, keeps no HTTP cache and starts nothing in the background", () => {
    const set: string[] = []
    appendOwnSwitches({
      appendSwitch: (name, value) => set.push(value === undefined ? name : `${name}=${value}`),
    })
    expect(set).toEqual(
      expect.arrayContaining([
        "host-resolver-rules=MAP * ~NOTFOUND",
        "disable-http-cache",
        "webrtc-ip-handling-policy=disable_non_proxied_udp",
      ]),
    )
    expect(set).toHaveLength(ownSwitches.length)
  })
})

describe("the request filter", () => {
  const own = ["app://main/", "app://main/assets/a.js", "blob:app://main/0a1b", "data:image/png;base64,AA=="]
  const foreign = [
    "http://example.org/",
    "https://main.localhost/",
    "ws://127.0.0.1/",
    "wss://example.org/",
    "ftp://example.org/",
    "file:///etc/passwd",
    "app://main",
    "app://main.evil/",
    "app://evil/",
    "app:main",
    "blob:https://example.org/0a1b",
    "blob:null/0a1b",
    "chrome://version",
    "chrome-extension://abc/x.js",
    "javascript:alert(1)",
    "about:blank",
    "filesystem:app://main/temporary/x",
    " app://main/",
  ]

  test("lets the app's own addresses through and nothing else", () => {
    for (const url of own) expect([url, mayLoad(url, true)]).toEqual([url, true])
    for (const url of foreign) expect([url, mayLoad(url, true)]).toEqual([url, false])
    expect(mayLoad("devtools://devtools/bundled/x.html", true)).toBe(false)
    expect(mayLoad("devtools://devtools/bundled/x.html", false)).toBe(true)
  })

  test("cancels what it does not let through", () => {
    type Listener = (details: { url: string }, callback: (response: { cancel?: boolean }) => void) => void
    const cancelled = (url: string) => {
      let answer: unknown
      const onBeforeRequest = (listener: Listener) => {
        listener({ url }, (response) => {
          answer = response.cancel
        })
      }
      cancelForeignRequests({ onBeforeRequest } as unknown as Electron.WebRequest, true)
      return answer
    }
    expect([cancelled("app://main/"), cancelled("https://example.org/")]).toEqual([false, true])
  })
})

/** Every name that Electron's declarations list for the permission handlers. */
const permissions = [
  "ar",
  "automatic-fullscreen",
  "background-fetch",
  "background-sync",
  "captured-surface-control",
  "clipboard-read",
  "clipboard-sanitized-write",
  "deprecated-sync-clipboard-read",
  "display-capture",
  "fileSystem",
  "fullscreen",
  "geolocation",
  "geolocation-approximate",
  "hand-tracking",
  "hid",
  "idle-detection",
  "keyboardLock",
  "local-fonts",
  "local-network",
  "local-network-access",
  "loopback-network",
  "media",
  "mediaKeySystem",
  "midi",
  "midiSysex",
  "nfc",
  "notifications",
  "openExternal",
  "payment-handler",
  "periodic-background-sync",
  "persistent-storage",
  "pointerLock",
  "screen-wake-lock",
  "sensors",
  "serial",
  "smart-card",
  "speaker-selection",
  "storage-access",
  "system-wake-lock",
  "top-level-storage-access",
  "usb",
  "vr",
  "web-app-installation",
  "web-printing",
  "window-management",
  "unknown",
] as const

describe("permissions", () => {
  const two = ["clipboard-sanitized-write", "persistent-storage"]

  test("are granted twice to the app's own main frame, and never to anybody else", () => {
    const ours = { isMainFrame: true, origin: "app://main" }
    expect(permissions.filter((name) => isGranted(name, ours))).toEqual(two)
    const others = [
      { isMainFrame: false, origin: "app://main" },
      { isMainFrame: true, origin: "https://example.org" },
      { isMainFrame: true, origin: "app://main.evil" },
      { isMainFrame: true, origin: undefined },
    ]
    for (const other of others) expect(permissions.filter((name) => isGranted(name, other))).toEqual([])
  })

  test("are answered alike when checked and when requested, and every device is refused", () => {
    type Handler = (...values: unknown[]) => unknown
    const handlers = new Map<string, Handler>()
    const recorder = new Proxy(
      {},
      {
        get: (_target, name: string) => (handler: Handler) => {
          handlers.set(name, handler)
        },
      },
    )
    denyPermissions(recorder as Electron.Session)
    const run = (name: string, ...values: unknown[]) => handlers.get(name)?.(...values)
    const requested = (permission: string, url: string, isMainFrame: boolean) => {
      let answer: unknown
      const details = { isMainFrame, requestingUrl: url }
      run("setPermissionRequestHandler", {}, permission, (granted: boolean) => (answer = granted), details)
      return answer
    }
    const checked = (permission: string, origin: string, isMainFrame: boolean) =>
      run("setPermissionCheckHandler", {}, permission, origin, { isMainFrame })

    expect(permissions.filter((name) => requested(name, "app://main/", true))).toEqual(two)
    expect(permissions.filter((name) => checked(name, "app://main/", true))).toEqual(two)
    expect(permissions.filter((name) => checked(name, "app://main", true))).toEqual(two)
    expect(permissions.filter((name) => requested(name, "app://main/", false))).toEqual([])
    expect(permissions.filter((name) => requested(name, "app://main.evil/", true))).toEqual([])
    expect(permissions.filter((name) => checked(name, "https://example.org/", true))).toEqual([])

    expect(run("setDevicePermissionHandler", { deviceType: "usb" })).toBe(false)
    expect(run("setUSBProtectedClassesHandler", { protectedClasses: ["hid", "video"] })).toEqual([
      "hid",
      "video",
    ])
    const answers: unknown[] = []
    run("setBluetoothPairingHandler", {}, (answer: unknown) => answers.push(answer))
    run("setDisplayMediaRequestHandler", {}, (answer: unknown) => answers.push(answer))
    expect(answers).toEqual([{ confirmed: false }, null])
  })
})

describe("web contents", () => {
  /** Records listeners; `fire` gives whether one of them prevented the event. */
  function recorder() {
    const listeners = new Map<string, (...values: unknown[]) => void>()
    const calls: unknown[][] = []
    const target = {
      on: (name: string, listener: (...values: unknown[]) => void) => listeners.set(name, listener),
      setWindowOpenHandler: (handler: (details: unknown) => unknown) => calls.push([handler({})]),
      setWebRTCIPHandlingPolicy: (policy: string) => calls.push([policy]),
    }
    const fire = (name: string, ...values: unknown[]) => {
      let isPrevented = false
      const event = {
        preventDefault: () => {
          isPrevented = true
        },
      }
      listeners.get(name)?.(event, ...values)
      return isPrevented
    }
    return { target, fire, calls }
  }

  test("go nowhere, open nothing, attach nothing and reveal no address", () => {
    const { target, fire, calls } = recorder()
    guardContents(target as unknown as Electron.WebContents)
    for (const name of ["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"]) {
      expect([name, fire(name)]).toEqual([name, true])
    }
    let chosen: unknown
    expect(fire("select-bluetooth-device", [{ deviceId: "x" }], (id: string) => (chosen = id))).toBe(true)
    expect(chosen).toBe("")
    expect(calls).toEqual([[{ action: "deny" }], ["disable_non_proxied_udp"]])
  })

  test("are guarded whenever one is made, and downloads are refused", () => {
    const made = recorder()
    const app = recorder()
    guardAllContents(app.target as unknown as Electron.App)
    app.fire("web-contents-created", made.target)
    expect(made.fire("will-navigate")).toBe(true)
    const session = recorder()
    refuseDownloads(session.target as unknown as Electron.Session)
    expect(session.fire("will-download")).toBe(true)
  })

  test("are made with every protection on and every opening off", () => {
    const parts = { session: {} as Electron.Session, preload: "/x/index.cjs" }
    expect(pagePreferences({ ...parts, isPackaged: true })).toEqual({
      ...parts,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      devTools: false,
    })
    expect(pagePreferences({ ...parts, isPackaged: false }).devTools).toBe(true)
  })

  test("load a scheme that is secure and standard, and neither bypasses the policy nor allows service workers", () => {
    expect(privileges).toEqual({
      scheme: "app",
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
    })
  })
})
