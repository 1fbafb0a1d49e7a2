import { origin } from "./identity.ts"

/**
 * Keep the database from being evicted, and write to the clipboard on the owner's gesture. Chromium's default grants
 * nearly everything, so both the request and the check are answered, for the main frame of our own origin alone.
 */
const granted: ReadonlySet<string> = new Set(["persistent-storage", "clipboard-sanitized-write"])

type Asker = { readonly isMainFrame: boolean; readonly origin: string | undefined }

export function isGranted(permission: string, asker: Asker): boolean {
  return granted.has(permission) && asker.isMainFrame && asker.origin === origin
}

/** `app://main` of `app://main/x`; Node's URL gives such schemes the origin "null". */
export function originOf(url: string | undefined): string | undefined {
  return url !== undefined && (url === origin || url.startsWith(`${origin}/`)) ? origin : undefined
}

type AskedSession = Pick<
  Electron.Session,
  | "setPermissionRequestHandler"
  | "setPermissionCheckHandler"
  | "setDevicePermissionHandler"
  | "setUSBProtectedClassesHandler"
  | "setBluetoothPairingHandler"
  | "setDisplayMediaRequestHandler"
>

export function denyPermissions(session: AskedSession): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(
      isGranted(permission, { isMainFrame: details.isMainFrame, origin: originOf(details.requestingUrl) }),
    )
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isGranted(permission, { isMainFrame: details.isMainFrame, origin: originOf(requestingOrigin) }),
  )
  session.setDevicePermissionHandler(() => false)
  session.setUSBProtectedClassesHandler((details) => details.protectedClasses)
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }))
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
}
