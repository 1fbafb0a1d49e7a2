import type { CDPSession } from "playwright-core"
import type { CdpParameters } from "./cdp-types.ts"

type Descriptor = CdpParameters<"Browser.setPermission">["permission"]

/** Electron's names for permissions and what the browser calls them. */
export const permissions: ReadonlyArray<readonly [electron: string, browser: readonly Descriptor[]]> = [
  ["persistent-storage", [{ name: "persistent-storage" }]],
  ["clipboard-sanitized-write", [{ name: "clipboard-write" }]],
  [
    "clipboard-read",
    [{ name: "clipboard-read" }, { name: "clipboard-write", allowWithoutSanitization: true }],
  ],
  ["geolocation", [{ name: "geolocation" }]],
  ["notifications", [{ name: "notifications" }]],
  ["media", [{ name: "camera" }, { name: "microphone" }]],
  ["midi", [{ name: "midi" }]],
  ["midiSysex", [{ name: "midi", sysex: true }]],
  ["idle-detection", [{ name: "idle-detection" }]],
  ["display-capture", [{ name: "display-capture" }]],
  ["pointerLock", [{ name: "pointer-lock" }]],
  ["keyboardLock", [{ name: "keyboard-lock" }]],
  ["fullscreen", [{ name: "fullscreen" }]],
  ["speaker-selection", [{ name: "speaker-selection" }]],
  ["storage-access", [{ name: "storage-access" }]],
  ["top-level-storage-access", [{ name: "top-level-storage-access" }]],
  ["window-management", [{ name: "window-management" }]],
  ["local-fonts", [{ name: "local-fonts" }]],
  ["sensors", [{ name: "accelerometer" }, { name: "gyroscope" }, { name: "magnetometer" }]],
  ["background-sync", [{ name: "background-sync" }]],
]

/**
 * A browser asks its user, not `main`: so the answers are settled for the origin beforehand, each permission once, as
 * `main` answers. What this browser does not know under that name stays refused, which is its own default here.
 */
export async function settlePermissions(
  cdp: CDPSession,
  origin: string,
  mayHave: (permission: string) => Promise<boolean>,
): Promise<void> {
  const settle = async ([electronName, descriptors]: (typeof permissions)[number]) => {
    const setting = (await mayHave(electronName)) ? "granted" : "denied"
    for (const permission of descriptors) {
      await cdp.send("Browser.setPermission", { origin, permission, setting }).catch(() => undefined)
    }
  }
  await Promise.all(permissions.map(settle))
}
