import type { Editor } from "@tiptap/core"
import { TextAlignCenter, TextAlignEnd, TextAlignJustify, TextAlignStart } from "lucide-react"
import type { EditorLabels } from "../editor-labels.ts"
import { ToolMenu } from "./tool-menu.tsx"
import type { Alignment } from "./toolbar-state.ts"

export function AlignMenu({
  editor,
  align,
  labels,
}: Readonly<{ editor: Editor; align: Alignment; labels: EditorLabels }>) {
  const choices = [
    { id: "start", label: labels.alignStart, icon: <TextAlignStart /> },
    { id: "center", label: labels.alignCenter, icon: <TextAlignCenter /> },
    { id: "right", label: labels.alignEnd, icon: <TextAlignEnd /> },
    { id: "justify", label: labels.alignJustify, icon: <TextAlignJustify /> },
  ]
  const chosen = align ?? "start"
  const choose = (id: string): void => {
    const textAlign = id === "start" ? null : id
    editor
      .chain()
      .focus()
      .updateAttributes("paragraph", { textAlign })
      .updateAttributes("heading", { textAlign })
      .run()
  }
  return (
    <ToolMenu
      label={labels.alignment}
      face={
        <span aria-hidden="true" className="[&>svg]:size-4.5">
          {choices.find(({ id }) => id === chosen)?.icon}
        </span>
      }
      choices={choices}
      chosen={chosen}
      onChoose={choose}
    />
  )
}
