/** Whether a key belongs to a text, a menu or a list that is being used, and is therefore no shortcut. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.defaultPrevented) return true
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  const text = target.closest(
    "input, textarea, select, [role=textbox], [role=searchbox], [role=combobox], [role=spinbutton]",
  )
  if (text instanceof HTMLInputElement) return !["checkbox", "radio", "button", "file"].includes(text.type)
  return text !== null || target.closest("[role=menu], [role=listbox], [role=grid], [role=tree]") !== null
}
