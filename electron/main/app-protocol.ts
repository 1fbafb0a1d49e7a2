import type { Parts } from "./electron-module.ts"
import { logFault } from "./fault-log.ts"
import { scheme } from "./identity.ts"
import { servePageFile } from "./page-files.ts"
import { guarded } from "./response-headers.ts"

type Route = (request: Request) => Promise<Response>

/** Never `bypassCSP`, never `allowServiceWorkers`. `standard` gives the page an origin, and so a database. */
export const privileges: Electron.CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
}

/** Must run before the app is ready. */
export function claimScheme(
  protocol: Pick<Parts<"protocol">["protocol"], "registerSchemesAsPrivileged">,
): void {
  protocol.registerSchemesAsPrivileged([privileges])
}

/**
 * Everything that the page, its workers and their workers can load: built files from `root`, and the vault's sealed
 * bytes under `/v/`. Any other host is not ours.
 */
export function createAppHandler(root: string, serveVaultFiles: Route): Route {
  return async (request) => {
    try {
      return guarded(await route(root, serveVaultFiles, request))
    } catch (error) {
      logFault("the protocol handler", error)
      return guarded(new Response(null, { status: 500 }))
    }
  }
}

async function route(root: string, serveVaultFiles: Route, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const isOurs =
    url.protocol === `${scheme}:` && url.host === "main" && url.username === "" && url.password === ""
  if (!isOurs) return new Response(null, { status: 403 })
  return url.pathname.startsWith("/v/") ? serveVaultFiles(request) : servePageFile(root, request)
}
