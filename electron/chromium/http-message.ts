import type { CdpParameters, PausedRequest } from "./cdp-types.ts"
import { toAppUrl, toPageUrl } from "./origin.ts"

type Paused = PausedRequest
type Fulfilled = Omit<CdpParameters<"Fetch.fulfillRequest">, "requestId">

const withoutBody = new Set([101, 103, 204, 205, 304])

/** The page's request as the app's own handler expects it: its addresses in the app's scheme, its body whole. */
export function toAppRequest(paused: Paused): Request {
  const { request } = paused
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    headers.set(name, /^(origin|referer)$/i.test(name) ? toAppUrl(value) : value)
  }
  const url = toAppUrl(request.url) + (request.urlFragment ?? "")
  const body = bodyOf(request)
  return new Request(url, { method: request.method, headers, ...(body === undefined ? {} : { body }) })
}

function bodyOf(request: Paused["request"]): Uint8Array<ArrayBuffer> | undefined {
  const entries = request.postDataEntries ?? []
  if (request.method === "GET" || request.method === "HEAD") return undefined
  const parts = entries.map((entry) => Buffer.from(entry.bytes ?? "", "base64"))
  // A request that has a body which the browser did not hand over must not arrive as an empty one.
  if (request.hasPostData === true && parts.length === 0)
    throw new Error("the request's body was not handed over")
  return new Uint8Array(Buffer.concat(parts))
}

/** The handler's answer; its headers go to the page as they are. */
export async function toFulfilled(response: Response, method: string): Promise<Fulfilled> {
  const responseHeaders = [...response.headers]
    .filter(([name]) => name !== "set-cookie")
    .map(([name, value]) => ({
      name,
      value: /^(location|access-control-allow-origin)$/.test(name) ? toPageUrl(value) : value,
    }))
  for (const value of response.headers.getSetCookie()) responseHeaders.push({ name: "set-cookie", value })
  const hasBody = method !== "HEAD" && !withoutBody.has(response.status)
  const body = hasBody ? Buffer.from(await response.arrayBuffer()).toString("base64") : ""
  const phrase = response.statusText === "" ? {} : { responsePhrase: response.statusText }
  return { responseCode: response.status, responseHeaders, body, ...phrase }
}
