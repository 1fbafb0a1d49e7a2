/**
 * The page's only Trusted Types policy. Imported first, before any library meets a sink, by the page and by every worker
 * that starts another: scripts come from this app's own assets, HTML from nowhere until a sanitizer is registered.
 */
type Sanitize = (html: string) => string

type Policies = Readonly<{
  createPolicy: (
    name: string,
    rules: Readonly<{
      createHTML: (html: string) => string | null
      createScript: (script: string) => string | null
      createScriptURL: (url: string) => string | null
    }>,
  ) => unknown
}>

let sanitize: Sanitize | null = null

/** The one place where HTML strings become allowed: what `sanitizer` gives back is what the page may parse. */
export function registerSanitizer(sanitizer: Sanitize): void {
  sanitize = sanitizer
}

/** `url` where it names a script among the app's own built assets, else null, which makes the sink throw. */
export function ownScriptUrl(url: string, base: string): string | null {
  if (!URL.canParse(url, base)) return null
  const { href, protocol, host, pathname, search } = new URL(url, base)
  const page = new URL(base)
  // Not by `origin`, which is "null" for app: wherever that scheme is not registered as a standard one.
  const isOwn = protocol === page.protocol && host === page.host && search === ""
  return isOwn && /^\/assets\/[\w.-]+\.js$/.test(pathname) ? href : null
}

function isPolicies(candidate: unknown): candidate is Policies {
  return typeof candidate === "object" && candidate !== null && "createPolicy" in candidate
}

const policies: unknown = Reflect.get(globalThis, "trustedTypes")
if (isPolicies(policies)) {
  policies.createPolicy("default", {
    createHTML: (html) => sanitize?.(html) ?? null,
    createScript: () => null,
    createScriptURL: (url) => ownScriptUrl(url, globalThis.location.href),
  })
}
