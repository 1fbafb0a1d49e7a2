import { join } from "node:path"
import { onTestFinished } from "vitest"
import { diskFiles, type Files } from "../../../electron/main/vault-files/files.ts"
import {
  createVaultFilesHandler,
  type VaultFilesHandler,
} from "../../../electron/main/vault-files/handler.ts"
import { PickedPlaces } from "../../../electron/main/vault-files/picked-places.ts"
import { Places } from "../../../electron/main/vault-files/places.ts"
import { createVaultFolder, ShellFolder } from "../../../src/storage/shell-files.ts"
import type { Send } from "../../../src/storage/shell-request.ts"
import type { ShellStore } from "../../../src/storage/shell-store.ts"
import { must } from "../must.ts"
import { outerFrame, outerHeader } from "./frames.ts"
import { ownOrigin } from "./own-request.ts"

export const testVault: Uint8Array = new Uint8Array(16).fill(7)

/** What the shell can tell of a header of `testVault`, at this key epoch. */
export function headerOf(epoch: number): Uint8Array<ArrayBuffer> {
  const header = outerHeader(testVault)
  new DataView(header.buffer).setUint32(30, epoch)
  return header
}

export type TestShell = Readonly<{
  /** The app's own folder; vaults lie in its `v`. */
  appData: string
  handler: VaultFilesHandler
  send: Send
  places: Places
  picked: PickedPlaces
}>

/** The shell's routes on a folder. Each is a process of its own; the one before must have been sealed, or its power cut. */
export function testShell(appData: string, files: Files = diskFiles): TestShell {
  const run = ++runs
  const root = join(appData, "v")
  const places = new Places(files, join(appData, "places.json"))
  const picked = new PickedPlaces()
  const handler = createVaultFilesHandler({
    root,
    origins: [ownOrigin],
    files,
    places,
    picked,
    host: {
      id: "here",
      name: "here",
      pid: run,
      start: String(run),
      boot: "one",
      look: (other) => Promise.resolve(other.pid === run ? "lives" : "gone"),
    },
  })
  onTestFinished(() => handler.seal())
  const send: Send = (path, init) => handler.handle(new Request(`${ownOrigin}/v/${path}`, init))
  return { appData, handler, send, places, picked }
}

let runs = 0

/** A vault at epoch 0 whose lock is held, with the frame that its journal begins with. */
export async function lockedVault(shell: TestShell): Promise<{
  folder: ShellFolder
  header: Uint8Array<ArrayBuffer>
  frame: Uint8Array<ArrayBuffer>
  path: string
}> {
  const [header, frame] = [headerOf(0), outerFrame(testVault)]
  const ref = must(await createVaultFolder(shell.send, header, frame))
  const folder = new ShellFolder(shell.send, ref)
  must(await folder.takeLock())
  return { folder, header, frame, path: join(shell.appData, "v", ref) }
}

/** Writes a whole file in one piece. */
export async function put(
  store: ShellStore,
  name: string,
  bytes: Uint8Array,
  replaces = false,
): Promise<boolean> {
  const begun = await store.begin(name, { replaces })
  if (!begun.ok) return false
  const added = await begun.value.add(bytes)
  const finished = added.ok ? await begun.value.finish() : added
  if (!finished.ok) await begun.value.abort()
  return finished.ok
}
