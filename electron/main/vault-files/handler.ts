import { randomBytes } from "node:crypto"
import { dirname, join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { jsonAnswer } from "./answer.ts"
import { DraftVaults } from "./draft-vaults.ts"
import { diskFiles, type Files } from "./files.ts"
import { createFolder, isRef } from "./folders.ts"
import { headerVault, isFrame, longestFrame } from "./frame-check.ts"
import { longestHeader } from "./header-file.ts"
import { type Host, readHost } from "./host.ts"
import { listVaults } from "./listed-vaults.ts"
import { type LockTimes, LockTaker, lockTimes } from "./lock-file.ts"
import { type MoveRefusal, moveVault } from "./move-vault.ts"
import { OutTargets } from "./out-targets.ts"
import { PickedPlaces } from "./picked-places.ts"
import { answerPlaces, createPicked, type PlaceParts } from "./place-routes.ts"
import { Places } from "./places.ts"
import { folderRefusal, type VaultFilesRefusal } from "./refusal.ts"
import { isOwn, numberIn, withBody } from "./request.ts"
import { settleAll } from "./settle-moves.ts"
import { answerStore } from "./store-operations.ts"
import { VaultFolder } from "./vault-folder.ts"
import { operationOf } from "./vault-operations.ts"
import { isStoreName } from "./vault-stores.ts"

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
  /**
   * Waits for the writes under way, lets go of all locks, removes what is unfinished and forgets the targets; refuses every
   * write until `unseal`. Reading goes on.
   */
  seal(): Promise<void>
  unseal(): void
  /** A token for a file of the owner's choice; null where a vault lies in that folder. Throws where it cannot be looked at. */
  addTarget(path: string): Promise<string | null>
  /**
   * Takes a vault that no page has open to a folder of the owner's choice, or back into the app's own root (null). Requests for
   * it wait meanwhile, others do not.
   */
  move(ref: string, to: string | null): Promise<Result<undefined, MoveRefusal>>
}

const badRequest = refuse({ name: "bad-request" })

/**
 * Byte routes to the vault folders under `root`. No part of a request ever becomes a path: folders are found by a random ref
 * in the list of those that are there. Sees sealed bytes only.
 */
export function createVaultFilesHandler(options: VaultFilesOptions): VaultFilesHandler {
  const { root, origins, files = diskFiles, times = lockTimes } = options
  const places = options.places ?? new Places(files, join(dirname(root), "places.json"))
  const picked = options.picked ?? new PickedPlaces()
  const open = new Map<string, VaultFolder>()
  const drafts = new DraftVaults(files, root, places)
  const targets = new OutTargets(files)
  const moving = new Map<string, Promise<unknown>>()
  let settled: Promise<unknown> | null = null
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

  const openAt = (ref: string, path: string): VaultFolder => {
    const appData = dirname(root)
    const snapshotFolderOf = () => places.snapshotFolderOf(ref)
    const folder =
      open.get(ref) ?? new VaultFolder({ files, ref, path, taker: takerOf, appData, snapshotFolderOf })
    open.set(ref, folder)
    return folder
  }

  const folderOf = async (ref: string): Promise<Result<VaultFolder, VaultFilesRefusal>> => {
    await moving.get(ref)
    const known = open.get(ref)
    if (known !== undefined) return ok(known)
    const draft = drafts.pathOf(ref)
    if (draft !== null) return ok(openAt(ref, draft))
    const state = await places.state()
    const listed = state.ok ? await listVaults(files, root, state.value) : state
    if (!listed.ok) return listed
    const found = listed.value.find((folder) => folder.ref === ref)
    if (found === undefined) return refuse({ name: "unknown-vault" })
    if (found.refusal !== null) return refuse({ name: found.refusal })
    return ok(openAt(ref, found.path))
  }

  const release = async (ref: string): Promise<void> => {
    const folder = open.get(ref)
    open.delete(ref)
    await folder?.releaseLock()
  }
  const parts: PlaceParts = { files, root, places, taker: takerOf, release }

  const settle = (): Promise<unknown> => {
    settled ??= Promise.all([settleAll(parts), drafts.sweep()])
    return settled
  }

  const answer = async (request: Request): Promise<Response> => {
    if (!isOwn(request, origins)) return jsonAnswer(refuse({ name: "foreign-origin" }))
    const { pathname, searchParams: query } = new URL(request.url)
    const [, , first = "", last, ...more] = pathname.split("/")
    if (isSealed && request.method !== "GET") return jsonAnswer(refuse({ name: "sealed" }))
    await settle()
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
          if (query.has("draft")) return drafts.create(header, frame, path)
          if (path === undefined) return createFolder(files, root, header, frame)
          return createPicked(parts, { ref: randomBytes(16).toString("hex"), path, header, frame })
        }),
      )
    }
    if (first === "out" && last !== undefined && more.length === 1) {
      const target = targets.find(last)
      if (target === undefined) return jsonAnswer(refuse({ name: "missing" }))
      return answerStore(target, more[0] ?? "", request, query)
    }
    if (isRef(first) && last !== undefined && isStoreName(last) && more.length === 1) {
      const folder = await folderOf(first)
      return folder.ok
        ? answerStore(folder.value.stores.of(last), more[0] ?? "", request, query)
        : jsonAnswer(folder)
    }
    if (drafts.pathOf(first) !== null && (last === "publish" || last === "draft") && more.length === 0) {
      const isPublish = request.method === "POST" && last === "publish"
      if (!isPublish && !(request.method === "DELETE" && last === "draft")) return jsonAnswer(badRequest)
      await release(first)
      return jsonAnswer(await (isPublish ? drafts.publish(first) : drafts.drop(first)))
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
      const released = Array.from(open.values(), (folder) => folder.releaseLock())
      await Promise.all([...released, targets.clear()])
      for (const ref of drafts.refs()) open.delete(ref)
      await drafts.dropAll()
    },
    unseal() {
      isSealed = false
    },
    addTarget: (path) => targets.add(path),
    async move(ref, to) {
      await settle()
      await release(ref)
      const move = moveVault(parts, ref, to ?? join(root, ref))
      const done = move.finally(() => moving.delete(ref))
      moving.set(ref, done)
      return done
    },
  }
}
