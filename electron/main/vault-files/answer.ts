import type { Result } from "../../../src/base/result.ts"
import { type OpenFile, readAt } from "./files.ts"
import type { VaultFilesRefusal } from "./refusal.ts"
import type { OpenPart } from "./store.ts"

const pieceBytes = 1024 * 1024
const noStore = { "cache-control": "no-store", "x-content-type-options": "nosniff" }

/** Success is `{ value }`, refusal `{ refusal }` with its name and facts. */
export function jsonAnswer(result: Result<unknown, VaultFilesRefusal>): Response {
  const body = result.ok ? { value: result.value ?? null } : { refusal: result.refusal }
  return new Response(JSON.stringify(body), {
    status: result.ok ? 200 : statusOf[result.refusal.name],
    headers: { ...noStore, "content-type": "application/json" },
  })
}

export function bytesAnswer(bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, { headers: { ...noStore, "content-type": "application/octet-stream" } })
}

/** Streams `from`–`to` of `file` and closes it; `x-length` is the length of the whole file at this moment. */
export function fileAnswer(part: OpenPart): Response {
  const { file, to } = part
  let at = part.from
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = at < to ? await pieceAt(file, at, Math.min(pieceBytes, to - at)) : new Uint8Array()
        at += piece.length
        if (piece.length > 0) return controller.enqueue(piece)
        controller.close()
        await file.close()
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 1 },
  )
  return new Response(body, {
    headers: {
      ...noStore,
      "content-type": "application/octet-stream",
      "x-length": String(part.length),
    },
  })
}

/** A file that cannot be read further is closed before the stream fails. */
async function pieceAt(file: OpenFile, at: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readAt(file, at, length)
  } catch (error) {
    await file.close()
    throw error
  }
}

const statusOf: Readonly<Record<VaultFilesRefusal["name"], number>> = {
  "bad-request": 400,
  "not-a-frame": 400,
  "foreign-origin": 403,
  "unknown-vault": 404,
  missing: 404,
  "folder-gone": 404,
  "other-length": 409,
  "other-header": 409,
  "not-held": 409,
  "lost-lock": 409,
  "no-rewrite": 409,
  "in-use": 409,
  exists: 409,
  "too-large": 413,
  sealed: 423,
  "disk-full": 507,
  "read-only": 500,
  "foreign-file": 500,
  failed: 500,
}
