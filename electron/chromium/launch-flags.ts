import type { DatabaseBackend } from "./profile.ts"

/**
 * Playwright's own list (1.65, `chromiumSwitches.ts`). The last `--disable-features` on the command line replaces those
 * before it, so ours has to carry Playwright's too.
 */
const disabledByPlaywright = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "msForceBrowserSignIn",
  "msEdgeUpdateLaunchServicesPreferredVersion",
]
const enabledByPlaywright = ["CDPScreenshotNewSurface", "SkipListAccountsWithoutGaiaCookies"]

const disabledHere = [
  "AutofillServerCommunication",
  "AutofillEnableSavePrompt",
  "Translate",
  "InterestFeedContentSuggestions",
  "CertificateTransparencyComponentUpdater",
  // A spare renderer would make it unknowable which process is the page's, and keep its memory after a lock.
  "SpareRendererForSitePerProcess",
]

/** Switches that Playwright refuses, or that this runtime sets itself. */
const notForwarded = new Set(["user-data-dir", "remote-debugging-pipe", "remote-debugging-port", "app"])

export type FlagChoices = {
  readonly appUrl: string
  readonly bounds: {
    readonly x?: number
    readonly y?: number
    readonly width: number
    readonly height: number
  }
  readonly backend: DatabaseBackend
  readonly isRoot: boolean
  /** What `main` appended with `app.commandLine.appendSwitch`. */
  readonly appended: ReadonlyMap<string, string>
}

/** The flags beside Playwright's own; no port is ever among them. */
export function launchFlags(choices: FlagChoices): string[] {
  const { bounds, appended } = choices
  const disabled = [...disabledByPlaywright, ...disabledHere, ...listOf(appended, "disable-features")]
  const enabled = [...enabledByPlaywright, ...listOf(appended, "enable-features")]
  if (choices.backend === "sqlite") enabled.push("IdbSqliteBackingStore")
  const switches = new Map<string, string>([
    ["host-resolver-rules", "MAP * ~NOTFOUND"],
    // The browser asks for accounts and updates of its own whatever is switched off; at a forbidden port and a scheme
    // that it no longer speaks, these requests fail before a name is looked up.
    ["gaia-url", "https://x.invalid:1"],
    ["component-updater", "url-source=ftp://x.invalid/"],
    ["no-proxy-server", ""],
    ["disable-http-cache", ""],
    ["no-pings", ""],
    ["disable-domain-reliability", ""],
    ["disable-spell-checking", ""],
    ["disable-save-password-bubble", ""],
    // The profile's blocked files would each be reported in a window.
    ["noerrdialogs", ""],
    ...appended,
    ["app", choices.appUrl],
    ["window-size", `${bounds.width},${bounds.height}`],
    ["disable-features", disabled.join(",")],
    ["enable-features", enabled.join(",")],
  ])
  if (bounds.x !== undefined && bounds.y !== undefined)
    switches.set("window-position", `${bounds.x},${bounds.y}`)
  // Without the sandbox Chromium shows a yellow bar, which only this switch removes.
  if (choices.isRoot) switches.set("test-type", "")
  return [...switches]
    .filter(([name]) => name === "app" || !notForwarded.has(name))
    .map(([name, value]) => (value === "" ? `--${name}` : `--${name}=${value}`))
}

function listOf(appended: ReadonlyMap<string, string>, name: string): string[] {
  return (appended.get(name) ?? "").split(",").filter((feature) => feature !== "")
}
