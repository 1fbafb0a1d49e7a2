/** Cut, copy and paste on a right click: Electron shows no menu there of its own. */
export function textMenuTemplate(
  params: Pick<Electron.ContextMenuParams, "isEditable" | "selectionText" | "editFlags">,
): Electron.MenuItemConstructorOptions[] {
  const { isEditable, selectionText, editFlags } = params
  if (isEditable) {
    return [
      { role: "undo", enabled: editFlags.canUndo },
      { role: "redo", enabled: editFlags.canRedo },
      { type: "separator" },
      { role: "cut", enabled: editFlags.canCut },
      { role: "copy", enabled: editFlags.canCopy },
      { role: "paste", enabled: editFlags.canPaste },
      { role: "pasteAndMatchStyle", enabled: editFlags.canPaste },
      { type: "separator" },
      { role: "selectAll", enabled: editFlags.canSelectAll },
    ]
  }
  return selectionText === "" ? [] : [{ role: "copy", enabled: editFlags.canCopy }]
}
