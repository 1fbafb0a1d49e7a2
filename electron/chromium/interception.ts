import type { CDPSession } from "playwright-core"
import type { CdpParameters, PausedRequest } from "./cdp-types.ts"
import { toAppRequest, toFulfilled } from "./http-message.ts"
import { bytesPath, tokenHeader } from "./message.ts"
import { claimedScheme, isAppPageUrl, runtimeOrigins, toAppUrl, toPageUrl } from "./origin.ts"
import type { PageBytes } from "./page-bytes.ts"
import type { SessionStandIn } from "./session.ts"

type Paused = PausedRequest

/** What a request belongs to. */
export type Owner = {
  readonly session: SessionStandIn
  readonly bytes: PageBytes | undefined
  /** False when `main` does not let the page go there. */
  readonly mayNavigate: (paused: Paused) => boolean
}

export type OwnPage = { readonly html: string; readonly csp: string }

const resourceTypes: Readonly<Record<string, string>> = {
  Document: "mainFrame",
  Stylesheet: "stylesheet",
  Image: "image",
  Script: "script",
  Font: "font",
  XHR: "xhr",
  Fetch: "xhr",
  WebSocket: "webSocket",
  Ping: "ping",
}

/**
 * Answers every request of every page, worker and nested worker through the handler that `main` registered. Interception
 * is the browser's own: the page's session does not see the script of a worker's worker.
 */
export async function intercept(
  cdp: CDPSession,
  ownerOf: (frameId: string) => Owner,
  ownPages: ReadonlyMap<string, OwnPage>,
): Promise<void> {
  let requests = 0

  async function answer(paused: Paused): Promise<void> {
    const { requestId, request } = paused
    const ownPage = ownPages.get(request.url)
    if (ownPage !== undefined) return fulfillOwn(cdp, requestId, ownPage)
    const owner = ownerOf(paused.frameId)
    const address = new URL(request.url)
    if (isAppPageUrl(request.url) && address.pathname.startsWith(bytesPath)) {
      return fulfillBytes(cdp, paused, owner.bytes, address.pathname.slice(bytesPath.length))
    }
    // First, as in Electron: a navigation that `main` prevents makes no request, and the page stays as it is.
    if (paused.resourceType === "Document" && !owner.mayNavigate(paused)) return fail(requestId, "Aborted")
    const verdict = await owner.session.webRequest.ask({
      id: requests++,
      url: toAppUrl(request.url),
      method: request.method,
      resourceType: (resourceTypes[paused.resourceType] ?? "other") as "other",
      referrer: toAppUrl(request.headers["Referer"] ?? ""),
    })
    if (verdict.cancel === true) return fail(requestId, "BlockedByClient")
    if (verdict.redirectURL !== undefined) return redirect(requestId, verdict.redirectURL)
    const handler = isAppPageUrl(request.url) ? owner.session.protocol.handlerOf(claimedScheme()) : undefined
    if (handler === undefined)
      return fail(requestId, isAppPageUrl(request.url) ? "Failed" : "NameNotResolved")
    const response = await handler(toAppRequest(paused))
    if (response.type === "error") return fail(requestId, "Failed")
    await cdp.send("Fetch.fulfillRequest", { requestId, ...(await toFulfilled(response, request.method)) })
  }

  async function fail(
    requestId: string,
    errorReason: CdpParameters<"Fetch.failRequest">["errorReason"],
  ): Promise<void> {
    await cdp.send("Fetch.failRequest", { requestId, errorReason })
  }

  async function redirect(requestId: string, to: string): Promise<void> {
    const responseHeaders = [{ name: "location", value: toPageUrl(to) }]
    await cdp.send("Fetch.fulfillRequest", { requestId, responseCode: 307, responseHeaders })
  }

  cdp.on("Fetch.requestPaused", (paused) => {
    answer(paused).catch(() => fail(paused.requestId, "Failed").catch(() => undefined))
  })
  await cdp.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] })
}

async function fulfillOwn(cdp: CDPSession, requestId: string, page: OwnPage): Promise<void> {
  await cdp.send("Fetch.fulfillRequest", {
    requestId,
    responseCode: 200,
    responseHeaders: [
      { name: "content-type", value: "text/html; charset=utf-8" },
      { name: "content-security-policy", value: page.csp },
      { name: "cache-control", value: "no-store" },
    ],
    body: Buffer.from(page.html).toString("base64"),
  })
}

/** Long bytes of a message to the page's isolated world, for whoever knows that world's token. */
async function fulfillBytes(
  cdp: CDPSession,
  paused: Paused,
  bytes: PageBytes | undefined,
  rest: string,
): Promise<void> {
  const [id = "", at = ""] = rest.split("/")
  const given = Object.entries(paused.request.headers).find(
    ([name]) => name.toLowerCase() === tokenHeader,
  )?.[1]
  const part =
    bytes !== undefined && given === bytes.token ? bytes.fetchPart(Number(id), Number(at)) : undefined
  await cdp.send("Fetch.fulfillRequest", {
    requestId: paused.requestId,
    responseCode: part === undefined ? 404 : 200,
    responseHeaders: [
      { name: "content-type", value: "application/octet-stream" },
      { name: "content-security-policy", value: "default-src 'none'" },
      { name: "cache-control", value: "no-store" },
      { name: "cross-origin-resource-policy", value: "same-origin" },
    ],
    body: Buffer.from(part ?? []).toString("base64"),
  })
}

export const awayPage: readonly [string, OwnPage] = [
  runtimeOrigins.away,
  { html: "<!doctype html><title></title>", csp: "default-src 'none'" },
]
