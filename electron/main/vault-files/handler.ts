import { join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { bytesAnswer, fileAnswer, jsonAnswer } from "./answer.ts"
import { diskFiles, type Files } from "./files.ts"
import { createFolder, isRef, listFolders } from "./folders.ts"
import { headerVault, isFrame, longestFrame } from "./frame-check.ts"
import { longestHeader } from "./header-file.ts"
import { type Host, readHost } from "./host.ts"
import { type LockTimes, LockTaker, lockTimes } from "./lock-file.ts"
import { folderRefusal, type VaultFilesRefusal } from "./refusal.ts"
import { bodyOf, isOwn, numberIn } from "./request.ts"
import { VaultFolder } from "./vault-folder.ts"

export type VaultFilesOptions = Readonly<{
  /** The folder of vault folders, `<userData>/v`; made when the first vault is. */
  root: string
  /** Origins that the app's own pages have, without a slash at the end. */
  origins: readonly string[]
  /** Called when a vault says that the browser opens no database any more; without it the saying is refused. */
  noteRefusedStore?: () => Promise<void>
  /** Other than the machine's own only in tests. */
  files?: Files
  times?: LockTimes
  host?: Host
}>

export interface VaultFilesHandler {
  /** Answers a request for `<origin>/v/…`; never rejects for anything that a request can hold. */
  handle(request: Request): Promise<Response>
  /** Waits for the write under way, lets go of all locks, and refuses every write until `unseal`. Reading goes on. */
  seal(): Promise<void>
  unseal(): void
}

type Query = Readonly<{ request: Request; query: URLSearchParams; folder: VaultFolder }>
type Operation = (asked: Query) => Promise<Response>

const badRequest = refuse({ name: "bad-request" })
const digest = /^[0-9a-f]{64}$/

/** What may be asked of one vault: method and last part of the address. Everything but GET writes. */
const operations: Readonly<Record<string, Operation>> = {
  "GET stat": async ({ folder }) => jsonAnswer(await folder.stat()),
  "GET header": async ({ folder }) => {
    const header = await folder.readHeader()
    return header.ok ? bytesAnswer(header.value) : jsonAnswer(header)
  },
  "GET j": async ({ folder, query }) => {
    const [from, to] = [numberIn(query, "from"), numberIn(query, "to")]
    if (from === null || to === null || from > to) return jsonAnswer(badRequest)
    const part = await folder.read(from, to)
    return part.ok ? fileAnswer(part.value) : jsonAnswer(part)
  },
  "PUT header": async ({ folder, query, request }) => {
    const was = query.get("was")
    if (was !== null && !digest.test(was)) return jsonAnswer(badRequest)
    return jsonAnswer(await withBody(request, longestHeader, (header) => folder.replaceHeader(header, was)))
  },
  "POST j": async ({ folder, query, request }) => {
    const at = numberIn(query, "at")
    if (at === null) return jsonAnswer(badRequest)
    return jsonAnswer(await withBody(request, longestFrame, (frame) => folder.append(at, frame)))
  },
  "POST cut": async ({ folder, query }) => {
    const [at, to] = [numberIn(query, "at"), numberIn(query, "to")]
    if (at === null || to === null || to > at) return jsonAnswer(badRequest)
    return jsonAnswer(await folder.cut(at, to, query.has("keep")))
  },
  "POST rewrite-begin": async ({ folder }) => jsonAnswer(await folder.beginRewrite()),
  "POST rewrite-add": async ({ folder, query, request }) => {
    const at = numberIn(query, "at")
    if (at === null) return jsonAnswer(badRequest)
    return jsonAnswer(await withBody(request, longestFrame, (frame) => folder.addToRewrite(at, frame)))
  },
  "POST rewrite-finish": async ({ folder, query }) => {
    const [old, length] = [numberIn(query, "old"), numberIn(query, "length")]
    if (old === null || length === null) return jsonAnswer(badRequest)
    return jsonAnswer(await folder.finishRewrite(old, length, query.has("keep")))
  },
  "POST rewrite-abort": async ({ folder }) => jsonAnswer(await folder.abortRewrite()),
  "POST lock": async ({ folder, query }) =>
    jsonAnswer(await folder.takeLock(query.get("claim") ?? undefined)),
  "DELETE lock": async ({ folder }) => jsonAnswer(await folder.releaseLock()),
}

/**
 * Byte routes to the vault folders under `root`. No part of a request ever becomes a path: folders are found by a random ref
 * in the list of those that are there. Sees sealed bytes only.
 */
export function createVaultFilesHandler(options: VaultFilesOptions): VaultFilesHandler {
  const { root, origins, files = diskFiles, times = lockTimes } = options
  const open = new Map<string, VaultFolder>()
  let taker: Promise<LockTaker> | null = null
  let isSealed = false

  const takerOf = (): Promise<LockTaker> => {
    taker ??= (async () => new LockTaker(files, options.host ?? (await readHost(files, root)), times))()
    // A disk that was full at the first try may have room at the next.
    taker.catch(() => {
      taker = null
    })
    return taker
  }

  const folderOf = async (ref: string): Promise<Result<VaultFolder, VaultFilesRefusal>> => {
    const known = open.get(ref)
    if (known !== undefined) return ok(known)
    const listed = await listFolders(files, root)
    if (!listed.ok) return listed
    const found = listed.value.find((folder) => folder.ref === ref)
    if (found === undefined) return refuse({ name: "unknown-vault" })
    if (found.refusal !== null) return refuse({ name: found.refusal })
    const folder = open.get(ref) ?? new VaultFolder(files, join(root, ref), takerOf)
    open.set(ref, folder)
    return ok(folder)
  }

  const answer = async (request: Request): Promise<Response> => {
    if (!isOwn(request, origins)) return jsonAnswer(refuse({ name: "foreign-origin" }))
    const { pathname, searchParams: query } = new URL(request.url)
    const [, , first = "", last, ...more] = pathname.split("/")
    if (isSealed && request.method !== "GET") return jsonAnswer(refuse({ name: "sealed" }))
    if (last === undefined && first === "list" && request.method === "GET") {
      return jsonAnswer(await listFolders(files, root))
    }
    if (last === undefined && first === "store-refused" && request.method === "POST") {
      if (options.noteRefusedStore === undefined || query.size > 0) return jsonAnswer(badRequest)
      await options.noteRefusedStore()
      return jsonAnswer(ok())
    }
    if (last === undefined && first === "create" && request.method === "POST") {
      const length = numberIn(query, "header")
      if (length === null || length === 0 || length > longestHeader) return jsonAnswer(badRequest)
      return jsonAnswer(
        await withBody(request, longestHeader + longestFrame, async (body) => {
          const [header, frame] = [body.subarray(0, length), body.subarray(length)]
          const vault = headerVault(header)
          if (vault === null || !isFrame(frame, vault)) return refuse({ name: "not-a-frame" })
          return createFolder(files, root, header, frame)
        }),
      )
    }
    const operation = last === undefined ? undefined : operationOf(`${request.method} ${last}`)
    if (operation === undefined || !isRef(first) || more.length > 0) return jsonAnswer(badRequest)
    const folder = await folderOf(first)
    return folder.ok ? operation({ request, query, folder: folder.value }) : jsonAnswer(folder)
  }

  return {
    async handle(request) {
      try {
        return await answer(request)
      } catch (error) {
        return jsonAnswer(refuse(folderRefusal(error)))
      }
    },
    async seal() {
      isSealed = true
      await Promise.all(Array.from(open.values(), (folder) => folder.releaseLock()))
    },
    unseal() {
      isSealed = false
    },
  }
}

function operationOf(name: string): Operation | undefined {
  return Object.hasOwn(operations, name) ? operations[name] : undefined
}

async function withBody<T>(
  request: Request,
  longest: number,
  change: (body: Uint8Array<ArrayBuffer>) => Promise<Result<T, VaultFilesRefusal>>,
): Promise<Result<T, VaultFilesRefusal>> {
  const body = await bodyOf(request, longest)
  if (!body.ok) return body
  return body.value.length === 0 ? badRequest : change(body.value)
}
