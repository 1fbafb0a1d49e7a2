import { execFile } from "node:child_process"
import { EventEmitter } from "node:events"
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import type * as Electron from "electron"

const program = "notify-send"

function isInstalled(): boolean {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .some((folder) => folder !== "" && existsSync(join(folder, program)))
}

/** By `notify-send` on Linux; elsewhere `isSupported` says no. A click is not heard of. */
export class Notification extends EventEmitter {
  readonly title: string
  readonly body: string

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super()
    this.title = options.title ?? ""
    this.body = options.body ?? ""
  }

  static isSupported(): boolean {
    return (
      process.platform === "linux" && process.env["DBUS_SESSION_BUS_ADDRESS"] !== undefined && isInstalled()
    )
  }

  show(): void {
    if (!Notification.isSupported()) {
      this.emit("failed", {}, "this system shows no notifications")
      return
    }
    execFile(program, ["--", this.title, this.body], (error) => {
      if (error === null) this.emit("show", {})
      else this.emit("failed", {}, error.message)
    })
  }

  /** A shown one goes by itself. */
  close(): void {
    this.emit("close", {})
  }
}
