import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { ok, type Result, refuse } from "../../src/base/result.ts"
import { readRange } from "./byte-range.ts"
import { logFault } from "./fault-log.ts"

const mediaTypes: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  webp: "image/webp",
  woff2: "font/woff2",
}

/** Letters, digits and `-_.@+`, never a dot first: no separator, drive, device stream, NUL or parent can be written. */
const safeName = /^[A-Za-z0-9_@+-][A-Za-z0-9_@+.-]*$/

/**
 * The names, from the page's folder down, that a URL's path asks for. Refuses what is no plain name after exactly one
 * decoding, so an encoded separator or a double encoding never reaches the file system.
 */
export function readPagePath(pathname: string): Result<readonly string[], "malformed"> {
  if (pathname === "/" || pathname === "") return ok(["index.html"])
  const names: string[] = []
  for (const part of pathname.replace(/^\//, "").split("/")) {
    const name = decodeOnce(part)
    if (name === undefined || !safeName.test(name)) return refuse("malformed")
    names.push(name)
  }
  return ok(names)
}

function decodeOnce(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

/** Serves the built page under `root`, an absolute folder. GET and HEAD, whole or one byte range. Never throws. */
export async function servePageFile(root: string, request: Request): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return new Response(null, { status: 405, headers: { allow: "GET, HEAD" } })
  }
  const names = readPagePath(new URL(request.url).pathname)
  if (!names.ok) return new Response(null, { status: 400 })
  const type = mediaTypes[names.value.at(-1)?.split(".").at(-1) ?? ""]
  const bytes = await readPageFile(join(root, ...names.value))
  if (bytes === "failed") return new Response(null, { status: 500 })
  if (bytes === "missing" || type === undefined) return new Response(null, { status: 404 })
  return answerBytes(request, bytes, type)
}

async function readPageFile(path: string): Promise<Uint8Array<ArrayBuffer> | "missing" | "failed"> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR" || code === "ENAMETOOLONG")
      return "missing"
    logFault("reading a file of the page", error)
    return "failed"
  }
}

function answerBytes(request: Request, bytes: Uint8Array<ArrayBuffer>, type: string): Response {
  const headers = { "content-type": type, "accept-ranges": "bytes" }
  const range = readRange(request.headers.get("range"), bytes.length)
  if (!range.ok) {
    return new Response(null, {
      status: 416,
      headers: { ...headers, "content-range": `bytes */${bytes.length}` },
    })
  }
  const part = range.value === undefined ? bytes : bytes.subarray(range.value.first, range.value.last + 1)
  return new Response(request.method === "HEAD" ? null : part, {
    status: range.value === undefined ? 200 : 206,
    headers: {
      ...headers,
      "content-length": String(part.length),
      ...(range.value !== undefined && {
        "content-range": `bytes ${range.value.first}-${range.value.last}/${bytes.length}`,
      }),
    },
  })
}
