const isApple = /Mac|iPhone|iPad/.test(navigator.platform)

const names: ReadonlyMap<string, string> = new Map(
  isApple
    ? [
        ["Mod", "⌘"],
        ["Alt", "⌥"],
        ["Shift", "⇧"],
      ]
    : [["Mod", "Ctrl"]],
)

/** `Mod-Shift-B` as it is printed on this computer's keyboard. */
export function shortcutText(keys: string): string {
  return keys
    .split("-")
    .map((key) => names.get(key) ?? key)
    .join(isApple ? "" : "+")
}
