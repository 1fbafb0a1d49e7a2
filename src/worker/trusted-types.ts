import { ownScriptUrl } from "../base/own-script.ts"

/** The Trusted Types policy of a worker that starts another: its policy is its own, not the page's. Imported first. */
type Policies = Readonly<{
  createPolicy: (
    name: string,
    rules: Readonly<{ createScriptURL: (url: string) => string | null }>,
  ) => unknown
}>

function isPolicies(candidate: unknown): candidate is Policies {
  return typeof candidate === "object" && candidate !== null && "createPolicy" in candidate
}

const policies: unknown = Reflect.get(globalThis, "trustedTypes")
if (isPolicies(policies)) {
  policies.createPolicy("default", {
    createScriptURL: (url) => ownScriptUrl(url, globalThis.location.href),
  })
}
