/** What a key press asks for: `Ctrl L` locks, `Ctrl Alt L` locks at once (with the command key on a Mac). */
export function lockOfKey(
  event: Pick<KeyboardEvent, "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
): "flush" | "panic" | null {
  // By place and not by letter: with Alt held many layouts type something else.
  const isKey = event.code === "KeyL" && (event.ctrlKey || event.metaKey) && !event.shiftKey
  if (!isKey) return null
  return event.altKey ? "panic" : "flush"
}
