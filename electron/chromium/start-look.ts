import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/**
 * How the browser's window looks before `main` has made its own: the last place and background, since a browser shows
 * its window when it starts and not when it is told to.
 */
export type StartLook = {
  readonly background: string
  readonly bounds: {
    readonly x?: number
    readonly y?: number
    readonly width: number
    readonly height: number
  }
}

const first: StartLook = { background: "#ffffff", bounds: { width: 1280, height: 800 } }

const place = (userData: string) => join(userData, "start.json")

export function readStartLook(userData: string): StartLook {
  try {
    const read: unknown = JSON.parse(readFileSync(place(userData), "utf8"))
    return isLook(read) ? read : first
  } catch {
    return first
  }
}

export function writeStartLook(userData: string, look: StartLook): void {
  writeFileSync(place(userData), JSON.stringify(look))
}

function isLook(value: unknown): value is StartLook {
  if (typeof value !== "object" || value === null || !("background" in value) || !("bounds" in value))
    return false
  const { background, bounds } = value
  if (typeof background !== "string" || !/^#[0-9a-f]{3,8}$/i.test(background)) return false
  if (typeof bounds !== "object" || bounds === null) return false
  const numbers: unknown[] = Object.values(bounds)
  return "width" in bounds && "height" in bounds && numbers.every((item) => Number.isInteger(item))
}
