/**
 * What `import … from "electron"` finds when the built main process runs on an installed browser. `docs/RUNTIMES.md`
 * lists every export with what is different here.
 */
import { app } from "./app.ts"
import { announceLacking } from "./not-here.ts"

announceLacking()

export { app }
export { BrowserWindowStandIn as BrowserWindow } from "./browser-window.ts"
export { clipboard } from "./clipboard.ts"
export { dialog } from "./dialog.ts"
export { ipcMain } from "./ipc-main.ts"
export { Menu, MenuItem } from "./menu.ts"
export { nativeTheme } from "./native-theme.ts"
export { NotHere } from "./not-here.ts"
export { Notification } from "./notification.ts"
export { screen } from "./screen.ts"
export { protocol, session } from "./session.ts"
export { shell } from "./shell.ts"
export { powerMonitor, safeStorage, Tray } from "./small-parts.ts"
export { webContents } from "./web-contents-list.ts"
