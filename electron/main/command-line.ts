import type { Parts } from "./electron-module.ts"

/**
 * Switches that would open the running app to another program of the same user, or switch a protection off. No fuse
 * stops Chromium's own, so the packaged app ends before it has read a file.
 */
export const refusedSwitches = [
  "remote-debugging-port",
  "remote-debugging-pipe",
  "remote-debugging-address",
  "remote-allow-origins",
  "inspect",
  "inspect-brk",
  "inspect-wait",
  "inspect-port",
  "inspect-publish-uid",
  "debug",
  "debug-brk",
  "debug-port",
  "js-flags",
  "load-extension",
  "disable-extensions-except",
  "no-sandbox",
  "disable-web-security",
  "disable-site-isolation-trials",
  "auto-open-devtools-for-tabs",
  "enable-logging",
  "log-net-log",
] as const

/** The first refused switch that this packaged app was started with, or null. A developer's own run may have any. */
export function findRefusedSwitch(
  app: Pick<Parts<"app">["app"], "isPackaged" | "commandLine">,
): string | null {
  if (!app.isPackaged) return null
  return refusedSwitches.find((name) => app.commandLine.hasSwitch(name)) ?? null
}

/** No name ever resolves, nothing is fetched ahead or in the background, and nothing is kept in an HTTP cache. */
export const ownSwitches: ReadonlyArray<readonly [name: string, value?: string]> = [
  ["host-resolver-rules", "MAP * ~NOTFOUND"],
  ["no-proxy-server"],
  ["disable-http-cache"],
  ["disable-background-networking"],
  ["disable-component-update"],
  ["disable-domain-reliability"],
  ["no-pings"],
  // With the resolver rule, which also stops WebRTC's TCP, no peer connection leaves this computer or reaches it.
  ["webrtc-ip-handling-policy", "disable_non_proxied_udp"],
]

export function appendOwnSwitches(commandLine: Pick<Electron.CommandLine, "appendSwitch">): void {
  for (const [name, value] of ownSwitches) commandLine.appendSwitch(name, value)
}
