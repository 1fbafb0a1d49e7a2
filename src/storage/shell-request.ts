import { ok, refuse, type Result } from "../base/result.ts"
import type { FolderRefusal } from "./refusals.ts"
import { type AnswerRefusal, isFields, parseRefusal } from "./shell-answer.ts"

/** Sends a request to the shell: `fetch` of the worker, or in tests the shell's handler itself. */
export type Send = (path: string, init: RequestInit) => Promise<Response>

/** `length` is that of the whole file when it was read. */
export type FilePart = Readonly<{ bytes: Uint8Array<ArrayBuffer>; length: number }>
export type Missing = Readonly<{ reason: "missing" }>

export const jobFailed: FolderRefusal = { reason: "storage-failed" }

const ownHeaders = { "x-v": "1" }

export async function askJson(
  send: Send,
  method: string,
  path: string,
  body?: Uint8Array<ArrayBuffer>,
): Promise<Result<unknown, AnswerRefusal>> {
  try {
    const init = { method, headers: ownHeaders, ...(body === undefined ? {} : { body }) }
    const answer: unknown = await (await send(path, init)).json()
    return isFields(answer) && Object.hasOwn(answer, "value")
      ? ok(answer["value"])
      : refuse(refusalOf(answer))
  } catch {
    // The shell went away, or what answered is no shell: neither says whether anything was done.
    return refuse(jobFailed)
  }
}

export async function askBytes(send: Send, path: string): Promise<Result<FilePart, FolderRefusal | Missing>> {
  try {
    const response = await send(path, { method: "GET", headers: ownHeaders })
    if (response.ok) {
      const bytes = new Uint8Array(await response.arrayBuffer())
      return ok({ bytes, length: Number(response.headers.get("x-length") ?? bytes.length) })
    }
    const refusal = refusalOf(await response.json())
    return refuse(refusal.reason === "missing" ? refusal : folderOnly(refusal))
  } catch {
    return refuse(jobFailed)
  }
}

function refusalOf(answer: unknown): AnswerRefusal {
  return isFields(answer) ? parseRefusal(answer["refusal"]) : jobFailed
}

/** What only some requests can be refused with is a failure of any other. */
export function folderOnly(refusal: AnswerRefusal): FolderRefusal {
  switch (refusal.reason) {
    case "disk-full":
    case "read-only":
    case "folder-gone":
    case "lost-lock":
    case "storage-failed":
      return refusal
    case "missing":
      return { reason: "folder-gone" }
    case "in-use":
      return { reason: "lost-lock" }
    case "exists":
    case "other-length":
    case "other-header":
      return jobFailed
  }
}
