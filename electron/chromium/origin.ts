/**
 * The one place where the app's addresses and the page's are turned into each other. A browser gives no origin to a
 * scheme it does not know, so `app://main/x` is shown at `https://main.localhost/x`, which it treats as secure.
 */
const pageUrl = /^(blob:)?https:\/\/([a-z0-9-]+)\.localhost(?=[/?#]|$)/

let scheme = "app"

/** The scheme that `protocol.registerSchemesAsPrivileged` claimed. */
export function claimScheme(name: string): void {
  scheme = name
}

export function claimedScheme(): string {
  return scheme
}

/** Addresses of other schemes are returned as they are. */
export function toPageUrl(url: string): string {
  const prefix = `${scheme}://`
  const start = url.startsWith("blob:") ? 5 : 0
  if (!url.startsWith(prefix, start)) return url
  const rest = url.slice(start + prefix.length)
  const [host = ""] = rest.split(/[/?#]/, 1)
  return `${url.slice(0, start)}https://${host}.localhost${rest.slice(host.length)}`
}

/** Addresses that the app does not own are returned as they are. */
export function toAppUrl(url: string): string {
  return url.replace(
    pageUrl,
    (_all, blob: string | undefined, host: string) => `${blob ?? ""}${scheme}://${host}`,
  )
}

export function isAppPageUrl(url: string): boolean {
  return pageUrl.test(url) && !url.startsWith("blob:")
}

/** Two labels before `.localhost`: never the address of the app's own page. */
export const runtimeOrigins = {
  /** Empty page of another site: a navigation to it ends the renderer process of the page before. */
  away: "https://away.runtime.localhost/",
  /** The runtime's own page for what needs a document: clipboard, questions, paths. */
  desk: "https://desk.runtime.localhost/",
} as const
