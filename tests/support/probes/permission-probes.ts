import type { Probe } from "./helpers.ts"

type Devices = {
  readonly usb: { requestDevice: (options: unknown) => Promise<unknown> }
  readonly hid: { requestDevice: (options: unknown) => Promise<unknown> }
  readonly serial: { requestPort: (options?: unknown) => Promise<unknown> }
  readonly bluetooth: { requestDevice: (options: unknown) => Promise<unknown> }
}

declare global {
  interface Navigator extends Devices {}
  var queryLocalFonts: () => Promise<unknown>
  var getScreenDetails: () => Promise<unknown>
  var IdleDetector: { requestPermission: () => Promise<string> }
}

/**
 * Every power that a page can ask for. A device chooser that opens and is left alone, or finds nothing, counts as
 * granted: only a refusal by policy counts as refused. A machine without MIDI says so only after the permission.
 */
export const permissionProbes: Readonly<Record<string, Probe>> = {
  fullscreen: () => probing.granted(() => document.documentElement.requestFullscreen()),
  camera: () => probing.granted(() => navigator.mediaDevices.getUserMedia({ video: true })),
  microphone: () => probing.granted(() => navigator.mediaDevices.getUserMedia({ audio: true })),
  "display-capture": () => probing.granted(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
  geolocation: () =>
    probing.granted(
      () =>
        new Promise((resolve, reject) => {
          navigator.geolocation.getCurrentPosition(resolve, (error) => {
            if (error.code === error.PERMISSION_DENIED) reject(new Error("denied"))
            else resolve(error)
          })
        }),
    ),
  notifications: () => probing.granted(async () => (await Notification.requestPermission()) === "granted"),
  midi: () => probing.granted(() => navigator.requestMIDIAccess(), ["InvalidStateError"]),
  "midi-sysex": () =>
    probing.granted(() => navigator.requestMIDIAccess({ sysex: true }), ["InvalidStateError"]),
  usb: () => probing.granted(() => navigator.usb.requestDevice({ filters: [] }), ["NotFoundError"]),
  hid: () => probing.granted(() => navigator.hid.requestDevice({ filters: [] }), ["NotFoundError"]),
  serial: () => probing.granted(() => navigator.serial.requestPort(), ["NotFoundError"]),
  bluetooth: () =>
    probing.granted(() => navigator.bluetooth.requestDevice({ acceptAllDevices: true }), ["NotFoundError"]),
  "clipboard-read": () => probing.granted(() => navigator.clipboard.readText()),
  "idle-detection": () => probing.granted(async () => (await IdleDetector.requestPermission()) === "granted"),
  "wake-lock": () => probing.granted(() => navigator.wakeLock.request("screen")),
  "local-fonts": () => probing.granted(() => queryLocalFonts()),
  "screen-details": () => probing.granted(() => getScreenDetails()),
  credentials: () =>
    probing.granted(() =>
      navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16), timeout: 60_000 } }),
    ),
}
