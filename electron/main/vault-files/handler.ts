import { randomBytes } from "node:crypto"
import { dirname, join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { bytesAnswer, fileAnswer, jsonAnswer } from "./answer.ts"
import { diskFiles, type Files } from "./files.ts"
import { createFolder, isRef } from "./folders.ts"
import { headerVault, isFrame, longestFrame } from "./frame-check.ts"
import { longestHeader } from "./header-file.ts"
import { type Host, readHost } from "./host.ts"
import { listVaults } from "./listed-vaults.ts"
import { type LockTimes, LockTaker, lockTimes } from "./lock-file.ts"
import { type MoveRefusal, moveVault } from "./move-vault.ts"
import { PickedPlaces } from "./picked-places.ts"
import { answerPlaces, createPicked, type PlaceParts } from "./place-routes.ts"
import { Places } from "./places.ts"
import { folderRefusal, type VaultFilesRefusal } from "./refusal.ts"
import { bodyOf, isOwn, numberIn } from "./request.ts"
import { settleAll } from "./settle-moves.ts"
import { VaultFolder } from "./vault-folder.ts"

export type VaultFilesOptions = Readonly<{
  /** The folder of vault folders, `<userData>/v`; made when the first vault is. */
  root: string
  /** Origins that the app's own pages have, without a slash at the end. */
  origins: readonly string[]
  /** Called when a vault says that the browser opens no database any more; without it the saying is refused. */
  noteRefusedStore?: () => Promise<void>
  /** Where the vaults are and what they are called; by default in `places.json` beside the root. */
  places?: Places
  /** Folders picked by the owner for new vaults and for moved ones. */
  picked?: PickedPlaces
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
  /**
   * Takes a vault that no page has open to a folder of the owner's choice, or back into the app's own root (null). Requests for
   * it wait meanwhile, others do not.
   */
  move(ref: string, to: string | null): Promise<Result<undefined, MoveRefusal>>
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
  const places = options.places ?? new Places(files, join(dirname(root), "places.json"))
  const picked = options.picked ?? new PickedPlaces()
  const open = new Map<string, VaultFolder>()
  const moving = new Map<string, Promise<unknown>>()
  let settled: Promise<void> | null = null
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
    await moving.get(ref)
    const known = open.get(ref)
    if (known !== undefined) return ok(known)
    const state = await places.state()
    const listed = state.ok ? await listVaults(files, root, state.value) : state
    if (!listed.ok) return listed
    const found = listed.value.find((folder) => folder.ref === ref)
    if (found === undefined) return refuse({ name: "unknown-vault" })
    if (found.refusal !== null) return refuse({ name: found.refusal })
    const folder = open.get(ref) ?? new VaultFolder(files, found.path, takerOf)
    open.set(ref, folder)
    return ok(folder)
  }

  const release = async (ref: string): Promise<void> => {
    const folder = open.get(ref)
    open.delete(ref)
    await folder?.releaseLock()
  }
  const parts: PlaceParts = { files, root, places, taker: takerOf, release }

  const answer = async (request: Request): Promise<Response> => {
    if (!isOwn(request, origins)) return jsonAnswer(refuse({ name: "foreign-origin" }))
    const { pathname, searchParams: query } = new URL(request.url)
    const [, , first = "", last, ...more] = pathname.split("/")
    if (isSealed && request.method !== "GET") return jsonAnswer(refuse({ name: "sealed" }))
    settled ??= settleAll(parts)
    await settled
    const placesAnswer = more.length > 0 ? null : await answerPlaces(parts, request, [first, last])
    if (placesAnswer !== null) return placesAnswer
    if (last === undefined && first === "store-refused" && request.method === "POST") {
      if (options.noteRefusedStore === undefined || query.size > 0) return jsonAnswer(badRequest)
      await options.noteRefusedStore()
      return jsonAnswer(ok())
    }
    if (last === undefined && first === "create" && request.method === "POST") {
      const length = numberIn(query, "header")
      if (length === null || length === 0 || length > longestHeader) return jsonAnswer(badRequest)
      const token = query.get("place")
      const path = token === null ? undefined : picked.find("new", token)
      if (path === null) return jsonAnswer(badRequest)
      return jsonAnswer(
        await withBody(request, longestHeader + longestFrame, async (body) => {
          const [header, frame] = [body.subarray(0, length), body.subarray(length)]
          const vault = headerVault(header)
          if (vault === null || !isFrame(frame, vault)) return refuse({ name: "not-a-frame" })
          if (path === undefined) return createFolder(files, root, header, frame)
          return createPicked(parts, { ref: randomBytes(16).toString("hex"), path, header, frame })
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
    async move(ref, to) {
      settled ??= settleAll(parts)
      await settled
      await release(ref)
      const move = moveVault(parts, ref, to ?? join(root, ref))
      const done = move.finally(() => moving.delete(ref))
      moving.set(ref, done)
      return done
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
