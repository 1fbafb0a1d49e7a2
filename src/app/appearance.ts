import type { Desktop } from "../contract/desktop.ts"
import type { Appearance, Look } from "../contract/values.ts"

export const plainLook: Look = {
  contrast: "system",
  textSize: "normal",
  writingSize: "normal",
  density: "comfortable",
  motion: "system",
  singleKeys: true,
  shortcuts: {},
  dates: "locale",
  previews: false,
}

/** What the tokens go by, on the root element. `theme` is left out where the system decides. */
export type RootMarks = Readonly<{
  theme?: "light" | "dark"
  contrast?: "high"
  textSize: Look["textSize"]
  writingSize: Look["writingSize"]
  density: Look["density"]
  motion?: "reduced"
}>

export function rootMarks(appearance: Appearance, look: Look, systemWantsContrast: boolean): RootMarks {
  return {
    ...(appearance !== "system" && { theme: appearance }),
    ...((look.contrast === "high" || systemWantsContrast) && { contrast: "high" }),
    textSize: look.textSize,
    writingSize: look.writingSize,
    density: look.density,
    ...(look.motion === "reduced" && { motion: "reduced" }),
  }
}

function mark(root: HTMLElement, marks: RootMarks): void {
  for (const name of ["theme", "contrast", "textSize", "writingSize", "density", "motion"] as const) {
    const value = marks[name]
    if (value === undefined) delete root.dataset[name]
    else root.dataset[name] = value
  }
}

export type AppearanceControl = Readonly<{
  /** Resolves when the page looks as the owner chose: before it, nothing should be painted. */
  ready: Promise<void>
  current: () => Readonly<{ appearance: Appearance; look: Look }>
  /** Shown at once; resolves with whether the shell will remember it. */
  setAppearance: (appearance: Appearance) => Promise<boolean>
  setLook: (look: Look) => Promise<boolean>
  subscribe: (listener: () => void) => () => void
}>

/** Keeps the root element as the owner chose, and follows the shell's menu and the system. */
export function followAppearance(
  desktop: Pick<Desktop, "getAppearance" | "setAppearance" | "getLook" | "setLook" | "onAppearance">,
): AppearanceControl {
  const wantsContrast = matchMedia("(prefers-contrast: more)")
  const listeners = new Set<() => void>()
  let current: Readonly<{ appearance: Appearance; look: Look }> = { appearance: "system", look: plainLook }

  const change = (changed: Partial<typeof current>) => {
    current = { ...current, ...changed }
    mark(document.documentElement, rootMarks(current.appearance, current.look, wantsContrast.matches))
    for (const listener of listeners) listener()
  }

  change({})
  wantsContrast.addEventListener("change", () => change({}))
  desktop.onAppearance(({ appearance }) => change({ appearance }))
  const ready = Promise.all([desktop.getAppearance(), desktop.getLook()]).then(([appearance, look]) =>
    change({
      ...(appearance.ok && { appearance: appearance.value.appearance }),
      ...(look.ok && { look: look.value }),
    }),
  )

  return {
    ready,
    current: () => current,
    setAppearance: async (appearance) => {
      change({ appearance })
      return (await desktop.setAppearance({ appearance })).ok
    },
    setLook: async (look) => {
      change({ look })
      return (await desktop.setLook(look)).ok
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
