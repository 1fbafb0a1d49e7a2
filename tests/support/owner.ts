import type { RunningApp } from "./running-app.ts"

/** What the owner or the system would do outside of the page, done to either runtime alike. */

/** Every further message box is answered by the button of this number. */
export async function answerMessageBoxes(app: RunningApp, response: number): Promise<void> {
  await app.evaluate(({ dialog }, given) => {
    dialog.showMessageBox = () => Promise.resolve({ response: given, checkboxChecked: false })
  }, response)
}

/** Every further open dialog is answered by these paths; none means that it is cancelled. */
export async function answerOpenDialogs(app: RunningApp, filePaths: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: paths.length === 0, filePaths: paths })
    },
    [...filePaths],
  )
}

/** Every further save dialog is answered by this path; an empty one means that it is cancelled. */
export async function answerSaveDialogs(app: RunningApp, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: path === "", filePath: path })
  }, filePath)
}

/** The system goes to sleep, locks its screen, or shuts down. */
export async function systemDoes(app: RunningApp, what: "suspend" | "lock-screen" | "shutdown"): Promise<void> {
  await app.evaluate(({ powerMonitor }, name) => {
    powerMonitor.emit(name, { preventDefault: () => undefined })
  }, what)
}

/** Clicks an item of the application menu. False when there is none with this id. */
export function clickMenu(app: RunningApp, id: string): Promise<boolean> {
  return app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
    item?.click()
    return item !== null && item !== undefined
  }, id)
}
