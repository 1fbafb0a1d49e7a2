import type * as Electron from "electron"
import { dialog } from "./dialog.ts"

/** Electron shows a native panel; here it is a message box with the same lines. */
export function showAboutBox(options: Electron.AboutPanelOptionsOptions): void {
  const { applicationName = "", applicationVersion = "", copyright = "", credits = "" } = options
  const detail = [credits, copyright].filter((line) => line !== "").join("\n")
  void dialog.showMessageBox({
    type: "info",
    message: `${applicationName} ${applicationVersion}`.trim(),
    detail,
    buttons: ["OK"],
  })
}
