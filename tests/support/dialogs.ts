import type { RunningApp } from "./running-app.ts"

/** The owner's answers to the system's dialogs, given before they are asked, until others are given. */

export function answerSave(app: RunningApp, path: string | null): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? "" })
  }, path)
}

export function answerFolder(app: RunningApp, path: string | null): Promise<void> {
  return app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: folder === null, filePaths: folder === null ? [] : [folder] })
  }, path)
}
