import { contextBridge, type IpcRendererEvent, ipcRenderer } from "electron"
import { refuse } from "../../src/base/result.ts"
import {
  type CallName,
  callNames,
  doorChannel,
  type EventName,
  eventChannel,
  eventNames,
} from "../../src/contract/names.ts"
import type { DoorRefusal } from "../../src/contract/refusals.ts"

/** One function for each call of the contract: the page can name no other, and no channel. */
function callFunction(name: CallName) {
  return async (request?: unknown): Promise<unknown> => {
    try {
      return await ipcRenderer.invoke(doorChannel, name, request)
    } catch {
      // What structured clone cannot carry, such as a function, fails before it reaches the shell.
      return refuse("no-answer" satisfies DoorRefusal)
    }
  }
}

/** One function for each event. The page gets the payload, never the IPC event, which holds the sender. */
function subscribeFunction(name: EventName) {
  return (callback: (payload: unknown) => void): (() => void) => {
    const listener = (_event: IpcRendererEvent, payload: unknown) => callback(payload)
    const channel = eventChannel(name)
    ipcRenderer.on(channel, listener)
    return () => {
      ipcRenderer.removeListener(channel, listener)
    }
  }
}

const bridge: Record<string, unknown> = {}
for (const name of callNames) bridge[name] = callFunction(name)
for (const name of eventNames) {
  bridge[`on${name.charAt(0).toUpperCase()}${name.slice(1)}`] = subscribeFunction(name)
}

contextBridge.exposeInMainWorld("desktop", bridge)
