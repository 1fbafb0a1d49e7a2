import { origin } from "./identity.ts"

/**
 * True for what the app itself loads: its own origin, and blob and data URLs. Everything else is cancelled before it
 * leaves the process; the resolver rule stands behind this, for what does not pass here (name look-ups, connections
 * opened ahead of need).
 */
export function mayLoad(url: string, isPackaged: boolean): boolean {
  if (url.startsWith(`${origin}/`) || url.startsWith(`blob:${origin}/`) || url.startsWith("data:"))
    return true
  return !isPackaged && url.startsWith("devtools://devtools/")
}

export function cancelForeignRequests(
  webRequest: Pick<Electron.WebRequest, "onBeforeRequest">,
  isPackaged: boolean,
): void {
  webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayLoad(details.url, isPackaged) }))
}
