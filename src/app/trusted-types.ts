import { ownScriptUrl } from "../base/own-script.ts"

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

function isPolicies(candidate: unknown): candidate is Policies {
  return typeof candidate === "object" && candidate !== null && "createPolicy" in candidate
}

const policies: unknown = Reflect.get(globalThis, "trustedTypes")
if (isPolicies(policies)) {
  policies.createPolicy("default", {
    // Parts that empty an element assign "" to it, before any sanitizer is there.
    createHTML: (html) => (html === "" ? "" : (sanitize?.(html) ?? null)),
    createScript: () => null,
    createScriptURL: (url) => ownScriptUrl(url, globalThis.location.href),
  })
}
