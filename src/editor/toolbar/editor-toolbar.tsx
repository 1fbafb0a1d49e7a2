import type { Editor } from "@tiptap/core"
import { useEditorState } from "@tiptap/react"
import {
  Bold,
  Code,
  Highlighter,
  Italic,
  Link,
  List,
  ListOrdered,
  ListTodo,
  Minus,
  Redo2,
  Strikethrough,
  TextQuote,
  Underline,
  Undo2,
} from "lucide-react"
import { type ReactNode, type RefObject, useRef } from "react"
import { Button } from "react-aria-components/Button"
import { Separator } from "react-aria-components/Separator"
import { Toolbar } from "react-aria-components/Toolbar"
import type { MarkName } from "../../documents/schema.ts"
import { Kbd } from "../../ui/kbd.tsx"
import { Tooltip } from "../../ui/tooltip.tsx"
import type { EditorLabels } from "../editor-labels.ts"
import { AlignMenu } from "./align-menu.tsx"
import { LinkPopover } from "./link-popover.tsx"
import { shortcutText } from "./shortcut.ts"
import { StyleMenu } from "./style-menu.tsx"
import { TableMenu } from "./table-menu.tsx"
import { toolClass, ToolbarToggle } from "./toolbar-toggle.tsx"
import { toolbarStateOf } from "./toolbar-state.ts"

export type EditorToolbarProps = Readonly<{
  editor: Editor
  labels: EditorLabels
  toolbarRef: RefObject<HTMLDivElement | null>
  isLinkOpen: boolean
  onLinkOpenChange: (isOpen: boolean) => void
  onOpenLink?: ((href: string) => void) | undefined
}>

export function EditorToolbar({
  editor,
  labels,
  toolbarRef,
  isLinkOpen,
  onLinkOpenChange,
  onOpenLink,
}: EditorToolbarProps) {
  const state = useEditorState({ editor, selector: ({ editor: current }) => toolbarStateOf(current) })
  const linkAnchor = useRef<HTMLDivElement>(null)

  const mark = (name: MarkName, label: string, keys: string, icon: ReactNode) => (
    <ToolbarToggle
      key={name}
      label={label}
      keys={keys}
      icon={icon}
      isOn={state.marks.includes(name)}
      onRun={(byPointer) => start(editor, byPointer).toggleMark(name).run()}
    />
  )

  return (
    <Toolbar ref={toolbarRef} aria-label={labels.toolbar} className="document-toolbar">
      <StyleMenu editor={editor} style={state.style} labels={labels} />
      <Line />
      {mark("bold", labels.bold, "Mod-B", <Bold />)}
      {mark("italic", labels.italic, "Mod-I", <Italic />)}
      {mark("underline", labels.underline, "Mod-U", <Underline />)}
      {mark("strike", labels.strike, "Mod-Shift-S", <Strikethrough />)}
      {mark("highlight", labels.highlight, "Mod-Shift-H", <Highlighter />)}
      {mark("code", labels.code, "Mod-E", <Code />)}
      <div ref={linkAnchor} className="grid">
        <ToolbarToggle
          label={labels.link}
          keys="Mod-K"
          icon={<Link />}
          isOn={state.marks.includes("link")}
          onRun={() => onLinkOpenChange(true)}
        />
      </div>
      <Line />
      <ToolbarToggle
        label={labels.bulletList}
        keys="Mod-Shift-8"
        icon={<List />}
        isOn={state.list === "bulletList"}
        onRun={(byPointer) => start(editor, byPointer).toggleBulletList().run()}
      />
      <ToolbarToggle
        label={labels.orderedList}
        keys="Mod-Shift-7"
        icon={<ListOrdered />}
        isOn={state.list === "orderedList"}
        onRun={(byPointer) => start(editor, byPointer).toggleOrderedList().run()}
      />
      <ToolbarToggle
        label={labels.taskList}
        keys="Mod-Shift-9"
        icon={<ListTodo />}
        isOn={state.list === "taskList"}
        onRun={(byPointer) => start(editor, byPointer).toggleTaskList().run()}
      />
      <ToolbarToggle
        label={labels.quote}
        keys="Mod-Shift-B"
        icon={<TextQuote />}
        isOn={state.isQuote}
        onRun={(byPointer) => start(editor, byPointer).toggleBlockquote().run()}
      />
      <Line />
      <TableMenu editor={editor} isTable={state.isTable} labels={labels} />
      <AlignMenu editor={editor} align={state.align} labels={labels} />
      <Tool
        label={labels.rule}
        icon={<Minus />}
        onPress={() => editor.chain().focus().setHorizontalRule().run()}
      />
      <Line />
      <Tool
        label={labels.undo}
        keys="Mod-Z"
        icon={<Undo2 />}
        isDisabled={!state.canUndo}
        onPress={() => editor.commands.undo()}
      />
      <Tool
        label={labels.redo}
        keys="Mod-Shift-Z"
        icon={<Redo2 />}
        isDisabled={!state.canRedo}
        onPress={() => editor.commands.redo()}
      />
      <LinkPopover
        editor={editor}
        anchor={linkAnchor}
        isOpen={isLinkOpen}
        labels={labels}
        onClose={() => onLinkOpenChange(false)}
        onOpenLink={onOpenLink}
      />
    </Toolbar>
  )
}

/** Whoever uses the keyboard stays in the toolbar, to use a second tool; a pointer goes back to writing. */
function start(editor: Editor, byPointer: boolean) {
  return byPointer ? editor.chain().focus() : editor.chain()
}

function Line() {
  return <Separator orientation="vertical" className="mx-1 h-5 w-px self-center bg-line" />
}

function Tool({
  label,
  keys,
  icon,
  isDisabled = false,
  onPress,
}: Readonly<{ label: string; keys?: string; icon: ReactNode; isDisabled?: boolean; onPress: () => void }>) {
  return (
    <Tooltip
      placement="bottom"
      tip={
        <>
          {label}
          {keys !== undefined && <Kbd inverted>{shortcutText(keys)}</Kbd>}
        </>
      }
    >
      <Button aria-label={label} isDisabled={isDisabled} onPress={onPress} className={toolClass}>
        {icon}
      </Button>
    </Tooltip>
  )
}
