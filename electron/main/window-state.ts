import { readFileSync } from "node:fs"
import { z } from "zod"
import { type Appearance, appearance, autoLockSettings, look } from "../../src/contract/values.ts"
import { defaultAutoLock } from "./auto-lock.ts"
import { logFault } from "./fault-log.ts"
import { writeWholeFile } from "./whole-file.ts"

const pixels = z.int().min(-100_000).max(100_000)

const windowState = z.strictObject({
  bounds: z
    .strictObject({ x: pixels, y: pixels, width: pixels.positive(), height: pixels.positive() })
    .nullable(),
  maximized: z.boolean(),
  fullscreen: z.boolean(),
  appearance,
  look,
  autoLock: autoLockSettings,
})

/** `bounds` are those of the window when it is neither maximized nor full screen; null before it was ever moved. */
export type WindowState = z.infer<typeof windowState>
export type Bounds = NonNullable<WindowState["bounds"]>

export const firstState: WindowState = {
  bounds: null,
  maximized: false,
  fullscreen: false,
  appearance: "system",
  look: {
    contrast: "system",
    textSize: "normal",
    writingSize: "normal",
    density: "comfortable",
    motion: "system",
    singleKeys: true,
    shortcuts: {},
    dates: "locale",
    previews: false,
  },
  autoLock: defaultAutoLock,
}

/** A missing, damaged or foreign file is the first state: where a window stood is never worth a question. */
export function readWindowState(path: string): WindowState {
  try {
    const parsed = windowState.safeParse(JSON.parse(readFileSync(path, "utf8")))
    return parsed.success ? parsed.data : firstState
  } catch {
    return firstState
  }
}

export type WindowStateFile = {
  readonly current: () => WindowState
  /** Written soon; changes that follow at once go into the same write. */
  readonly change: (change: Partial<WindowState>) => void
  /** Resolves when everything changed so far is written, or could not be. */
  readonly written: () => Promise<void>
}

export function openWindowState(path: string, delayMs: number): WindowStateFile {
  let state = readWindowState(path)
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()

  function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const bytes = new TextEncoder().encode(`${JSON.stringify(state)}\n`)
    writing = writing
      .then(() => writeWholeFile(path, bytes))
      .catch((error: unknown) => logFault("remembering the window", error))
    return writing
  }

  return {
    current: () => state,
    change: (change: { readonly appearance?: Appearance } & Partial<WindowState>) => {
      state = { ...state, ...change }
      clearTimeout(timer)
      timer = setTimeout(() => void write(), delayMs)
    },
    written: () => (timer === undefined ? writing : write()),
  }
}
