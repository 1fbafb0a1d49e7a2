import type { Bounds } from "./window-state.ts"

export const smallest = { width: 360, height: 480 }
const usual = { width: 1280, height: 832 }
/** How much of the title's strip must be in reach for a window to be dragged back. */
const graspable = { width: 120, height: 32 }

/**
 * Where the window opens: as it was if it can still be grasped on some screen, else in the middle of the first.
 * `workAreas` are the screens without their panels, the primary first; never larger than the screen it is on.
 */
export function placeWindow(remembered: Bounds | null, workAreas: readonly Bounds[]): Bounds {
  const primary = workAreas[0] ?? { x: 0, y: 0, ...usual }
  if (remembered === null) return centered(usual, primary)
  const home = workAreas.find((area) => canGrasp(remembered, area))
  if (home === undefined) return centered(remembered, primary)
  return {
    x: remembered.x,
    y: remembered.y,
    width: clamp(remembered.width, smallest.width, home.width),
    height: clamp(remembered.height, smallest.height, home.height),
  }
}

function canGrasp(window: Bounds, area: Bounds): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  const isTitleOn = window.y >= area.y && window.y + graspable.height <= area.y + area.height
  return width >= graspable.width && isTitleOn
}

function centered(size: { readonly width: number; readonly height: number }, area: Bounds): Bounds {
  const width = clamp(size.width, Math.min(smallest.width, area.width), area.width)
  const height = clamp(size.height, Math.min(smallest.height, area.height), area.height)
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    width,
    height,
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
