import type { Accelerator } from "./message.ts"

const named: Readonly<Record<string, string>> = {
  plus: "+",
  space: " ",
  esc: "escape",
  return: "enter",
  up: "arrowup",
  down: "arrowdown",
  left: "arrowleft",
  right: "arrowright",
  del: "delete",
}

/** Electron's text for a key combination; undefined for one that names no key. */
export function readAccelerator(
  text: string,
  platform: NodeJS.Platform,
): Omit<Accelerator, "id"> | undefined {
  const parts = text.split("+").map((part) => part.trim().toLowerCase())
  const key = parts.pop()
  if (key === undefined || key === "") return undefined
  const isMac = platform === "darwin"
  const has = (...names: string[]) => parts.some((part) => names.includes(part))
  const either = has("cmdorctrl", "commandorcontrol")
  return {
    key: named[key] ?? key,
    control: has("ctrl", "control") || (either && !isMac),
    meta: has("cmd", "command", "meta", "super") || (either && isMac),
    alt: has("alt", "option", "altgr"),
    shift: has("shift"),
  }
}
