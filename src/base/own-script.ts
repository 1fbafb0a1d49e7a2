/**
 * `url` where it names a script among the app's own built assets, else null. `base` is the address of the page or worker
 * that asks. For a Trusted Types policy, which turns null into a refusal.
 */
export function ownScriptUrl(url: string, base: string): string | null {
  if (!URL.canParse(url, base)) return null
  const { href, protocol, host, pathname, search } = new URL(url, base)
  const asker = new URL(base)
  // Not by `origin`, which is "null" for app: wherever that scheme is not registered as a standard one.
  const isOwn = protocol === asker.protocol && host === asker.host && search === ""
  return isOwn && /^\/assets\/[\w.-]+\.js$/.test(pathname) ? href : null
}
