import type { Editor } from "@tiptap/core"
import type { EditorLabels } from "../editor-labels.ts"
import { ToolMenu } from "./tool-menu.tsx"
import type { TextStyle } from "./toolbar-state.ts"

const levels = [1, 2, 3, 4] as const

/** Text, headings and code block: what kind of block the caret stands in. */
export function StyleMenu({
  editor,
  style,
  labels,
}: Readonly<{ editor: Editor; style: TextStyle; labels: EditorLabels }>) {
  const choices = [
    { id: "paragraph", label: labels.paragraph, keys: "Mod-Alt-0" },
    ...levels.map((level) => ({
      id: `heading${level}`,
      label: labels.heading(level),
      keys: `Mod-Alt-${level}`,
    })),
    { id: "codeBlock", label: labels.codeBlock, keys: "Mod-Alt-C", startsGroup: true },
  ]
  const choose = (id: string): void => {
    const chain = editor.chain().focus()
    const level = levels.find((candidate) => id === `heading${candidate}`)
    if (level !== undefined) chain.setHeading({ level }).run()
    else if (id === "codeBlock") chain.setCodeBlock().run()
    else chain.setParagraph().run()
  }
  const shown = choices.find((choice) => choice.id === style)
  return (
    <ToolMenu
      label={labels.textStyle}
      face={<span>{shown?.label ?? labels.paragraph}</span>}
      isWide
      choices={choices}
      chosen={style}
      onChoose={choose}
    />
  )
}
