export const ownOrigin = "app://main"

/** A request as script of the app's own page makes it. */
export function ownRequest(
  method: string,
  path: string,
  body: Uint8Array<ArrayBuffer> | null = null,
  headers: Readonly<Record<string, string>> = {},
): Request {
  return new Request(`${ownOrigin}/v/${path}`, {
    method,
    headers: { "x-v": "1", ...headers },
    ...(body === null ? {} : { body }),
  })
}
