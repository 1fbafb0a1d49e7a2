import { EventEmitter } from "node:events"
import type * as Electron from "electron"
import { NotHere } from "./not-here.ts"

/** Emits nothing by itself: a browser hears of none of these. Listeners are kept, and a test can emit. */
class PowerMonitorStandIn extends EventEmitter {
  getSystemIdleTime(): number {
    throw new NotHere("powerMonitor.idle")
  }

  getSystemIdleState(_threshold: number): "unknown" {
    return "unknown"
  }

  isOnBatteryPower(): boolean {
    throw new NotHere("powerMonitor.idle")
  }
}

export const powerMonitor = new PowerMonitorStandIn()

export const safeStorage: Pick<
  Electron.SafeStorage,
  "isEncryptionAvailable" | "encryptString" | "decryptString"
> = {
  isEncryptionAvailable: () => false,
  encryptString: () => {
    throw new NotHere("safeStorage")
  },
  decryptString: () => {
    throw new NotHere("safeStorage")
  },
}

/** No icon can be put into the tray: to make one throws. */
export function Tray(): never {
  throw new NotHere("Tray")
}
