import { ok, refuse, type Result } from "../../../src/base/result.ts"
import type { Refusing, VaultFilesRefusal } from "./refusal.ts"

/** A header that no page can set without being asked first, and no link, image or form at all. */
export const markHeader = "x-v"

type RequestRefusal = Refusing<"foreign-origin" | "bad-request" | "too-large">

/** Whether the request was made by script of the app's own origin, by whatever the runtime tells of it. */
export function isOwn(request: Request, origins: readonly string[]): boolean {
  const { headers } = request
  const site = headers.get("sec-fetch-site")
  const dest = headers.get("sec-fetch-dest")
  const origin = headers.get("origin")
  return (
    headers.get(markHeader) === "1" &&
    origins.some((own) => request.url.startsWith(`${own}/`)) &&
    (site === null || site === "same-origin") &&
    (dest === null || dest === "empty") &&
    (origin === null || origins.includes(origin))
  )
}

/** A whole number without sign, in decimal digits. */
export function numberIn(query: URLSearchParams, name: string): number | null {
  const text = query.get(name) ?? ""
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null
}

/** The body as one piece, never holding more than `longest` bytes of it. */
export async function bodyOf(
  request: Request,
  longest: number,
): Promise<Result<Uint8Array<ArrayBuffer>, RequestRefusal>> {
  const announced = request.headers.get("content-length")
  if (announced !== null && Number(announced) > longest) return refuse({ name: "too-large" })
  if (request.body === null) return ok(new Uint8Array())
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of request.body as AsyncIterable<unknown>) {
    if (!(piece instanceof Uint8Array)) return refuse({ name: "bad-request" })
    length += piece.length
    if (length > longest) return refuse({ name: "too-large" })
    pieces.push(piece)
  }
  if (announced !== null && Number(announced) !== length) return refuse({ name: "bad-request" })
  const body = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    body.set(piece, at)
    at += piece.length
  }
  return ok(body)
}

/** Calls `change` with the body, which must not be empty. */
export async function withBody<T>(
  request: Request,
  longest: number,
  change: (body: Uint8Array<ArrayBuffer>) => Promise<Result<T, VaultFilesRefusal>>,
): Promise<Result<T, VaultFilesRefusal>> {
  const body = await bodyOf(request, longest)
  if (!body.ok) return body
  return body.value.length === 0 ? refuse({ name: "bad-request" }) : change(body.value)
}
