import { ipcMain } from "electron"
import { doorChannel } from "../../../src/contract/names.ts"
import { createDoor, type DoorParts } from "./door.ts"

/** The only listener on IPC in the shell. */
export function openDoor(parts: DoorParts): void {
  const door = createDoor(parts)
  ipcMain.handle(doorChannel, (event, ...message: unknown[]) => door(event, ...message))
}
