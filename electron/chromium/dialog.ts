import type * as Electron from "electron"
import { askInDesk } from "./desk-questions.ts"
import { findDialogTool } from "./dialog-tools.ts"

type Window = object
type OneOrTwo<T> = [options: T] | [window: Window | undefined, options: T]

/** Electron lets the window before the options be left out. */
function optionsOf<T>(args: OneOrTwo<T>): T {
  return args.length === 2 ? args[1] : args[0]
}

/**
 * Questions to the owner: by `zenity` or `kdialog` where one is installed and there is a screen, else in a small window
 * of this runtime's own. A plain object, so that a test can answer in its place.
 */
export const dialog = {
  async showMessageBox(
    ...args: OneOrTwo<Electron.MessageBoxOptions>
  ): Promise<Electron.MessageBoxReturnValue> {
    const options = optionsOf(args)
    const buttons = options.buttons === undefined || options.buttons.length === 0 ? ["OK"] : options.buttons
    const cancelId = options.cancelId ?? cancelOf(buttons)
    const tool = findDialogTool()
    const answer = await (tool?.message ?? askInDesk.message)({ ...options, buttons, cancelId })
    return { response: answer, checkboxChecked: options.checkboxChecked ?? false }
  },

  async showOpenDialog(
    ...args: OneOrTwo<Electron.OpenDialogOptions>
  ): Promise<Electron.OpenDialogReturnValue> {
    const options = optionsOf(args)
    const tool = findDialogTool()
    const filePaths = await (tool?.open ?? askInDesk.open)(options)
    return { canceled: filePaths.length === 0, filePaths }
  },

  async showSaveDialog(
    ...args: OneOrTwo<Electron.SaveDialogOptions>
  ): Promise<Electron.SaveDialogReturnValue> {
    const options = optionsOf(args)
    const tool = findDialogTool()
    const filePath = await (tool?.save ?? askInDesk.save)(options)
    return { canceled: filePath === "", filePath }
  },

  /** Before the browser runs, Electron writes it to standard error on Linux; so does this. */
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`)
    void dialog.showMessageBox({ type: "error", message: title, detail: content }).catch(() => undefined)
  },
}

/** As Electron chooses: a button named Cancel or No, else the first. */
function cancelOf(buttons: readonly string[]): number {
  const found = buttons.findIndex((label) => /^(cancel|no)$/i.test(label))
  return Math.max(found, 0)
}
