import { basename, join } from "node:path"
import type { CallAnswer, CallRequest } from "../../src/contract/calls.ts"
import type { Parts } from "./electron-module.ts"
import { logFault } from "./fault-log.ts"
import type { Link } from "./links.ts"
import { writeWholeFile } from "./whole-file.ts"

export type OwnerDialogs = ReturnType<typeof createOwnerDialogs>

/** Every question that the shell asks natively. `isAsking` is true while one stands. */
export function createOwnerDialogs(
  dialog: Pick<Parts<"dialog">["dialog"], "showMessageBox" | "showOpenDialog" | "showSaveDialog">,
  window: Electron.BaseWindow,
  documentsPath: () => string,
) {
  let open = 0

  async function asking<T>(question: () => Promise<T>): Promise<T> {
    open += 1
    try {
      return await question()
    } finally {
      open -= 1
    }
  }

  async function confirm(options: Electron.MessageBoxOptions): Promise<boolean> {
    const { response } = await asking(() =>
      dialog.showMessageBox(window, { ...options, cancelId: 0, noLink: true }),
    )
    return response === 1
  }

  async function pick(options: Electron.OpenDialogOptions): Promise<CallAnswer<"pickFile">> {
    try {
      const chosen = await asking(() => dialog.showOpenDialog(window, options))
      const path = chosen.filePaths[0]
      if (chosen.canceled || path === undefined) return { outcome: "cancelled" }
      return { outcome: "picked", path, name: basename(path) }
    } catch (error) {
      logFault("the open dialog", error)
      return { outcome: "failed" }
    }
  }

  async function saving<T>(
    suggestedName: string,
    save: (path: string) => Promise<T>,
    extensions: readonly string[] = [],
  ): Promise<T | { outcome: "cancelled" | "failed" }> {
    try {
      const chosen = await asking(() =>
        dialog.showSaveDialog(window, {
          defaultPath: join(documentsPath(), suggestedName),
          properties: ["createDirectory", "showOverwriteConfirmation", "dontAddToRecent"],
          filters:
            extensions.length === 0
              ? []
              : [{ name: `.${extensions.join(", .")}`, extensions: [...extensions] }],
        }),
      )
      if (chosen.canceled || chosen.filePath === "") return { outcome: "cancelled" }
      return await save(chosen.filePath)
    } catch (error) {
      logFault("saving a file", error)
      return { outcome: "failed" }
    }
  }

  return {
    isAsking: () => open > 0,

    askToOpen: (link: Link) =>
      confirm({
        type: "question",
        message: `Open ${link.shownAs} outside Lucilius?`,
        detail: link.href,
        buttons: ["Cancel", "Open"],
        defaultId: 0,
      }),

    askToLoseText: (action: "lock" | "leave", withdrawn?: AbortSignal) =>
      confirm({
        type: "warning",
        message: "The last changes could not be saved.",
        detail:
          "Everything saved before is safe. If you go on, the changes since then are lost. " +
          "If you stay, your text stays on the screen and you can make room or copy it.",
        buttons: ["Stay", action === "lock" ? "Lock and lose the changes" : "Close and lose the changes"],
        defaultId: 0,
        ...(withdrawn !== undefined && { signal: withdrawn }),
      }),

    pickFolder: (title: string) =>
      pick({ title, properties: ["openDirectory", "createDirectory", "dontAddToRecent"] }),

    pickFile: (title: string, extensions: readonly string[]) =>
      pick({
        title,
        properties: ["openFile", "dontAddToRecent"],
        filters: extensions.length === 0 ? [] : [{ name: title, extensions: [...extensions] }],
      }),

    /** `makeBytes` is called only after the owner chose a place. */
    saveFile: (
      suggestedName: string,
      makeBytes: () => Promise<Uint8Array> | Uint8Array,
    ): Promise<CallAnswer<"saveBytes">> =>
      saving(suggestedName, async (path) => {
        await writeWholeFile(path, await makeBytes())
        return { outcome: "saved", name: basename(path) }
      }),

    /** Writes nothing: `addTarget` takes the path and answers its token, or null for a place that is not to be written to. */
    pickSaveTarget: (
      { suggestedName, extensions }: CallRequest<"pickSaveTarget">,
      isOwn: (path: string) => Promise<boolean>,
      addTarget: (path: string) => Promise<string | null>,
    ): Promise<CallAnswer<"pickSaveTarget">> =>
      saving(
        suggestedName,
        async (path) => {
          const target = (await isOwn(path)) ? null : await addTarget(path)
          if (target === null) return { outcome: "refused" as const }
          return { outcome: "picked" as const, target, name: basename(path) }
        },
        extensions,
      ),

    /** Writes nothing to a place that `isKeptFrom` refuses. */
    saveSecretFile: (
      suggestedName: string,
      bytes: Uint8Array,
      isKeptFrom: (path: string) => Promise<boolean>,
    ): Promise<CallAnswer<"saveSecretFile">> =>
      saving(suggestedName, async (path) => {
        if (await isKeptFrom(path)) return { outcome: "refused" }
        await writeWholeFile(path, bytes)
        return { outcome: "saved", name: basename(path) }
      }),
  }
}
