type LayoutMap = Readonly<{ get: (code: string) => string | undefined }>

function isLayoutMap(candidate: unknown): candidate is LayoutMap {
  return typeof candidate === "object" && candidate !== null && "get" in candidate
}

/** What the first six letter keys type on the layout in use (`qwerty`, `azerty`, …); null where the system does not say. */
export async function topRowLetters(): Promise<string | null> {
  try {
    const keyboard: unknown = Reflect.get(navigator, "keyboard")
    if (typeof keyboard !== "object" || keyboard === null || !("getLayoutMap" in keyboard)) return null
    const ask = keyboard.getLayoutMap
    if (typeof ask !== "function") return null
    const map: unknown = await Reflect.apply(ask, keyboard, [])
    if (!isLayoutMap(map)) return null
    const letters = ["KeyQ", "KeyW", "KeyE", "KeyR", "KeyT", "KeyY"].map((code) => map.get(code) ?? "")
    return letters.every((letter) => letter !== "") ? letters.join(" ") : null
  } catch {
    // Refused by the runtime's permissions: the hint is left out.
    return null
  }
}
