import type { RecordId } from "../../domain/envelope.ts"
import { useApp } from "../app-context.ts"
import { WritingScreen } from "../writings/writing-screen.tsx"

export function NoteScreen({ id, isNew, caret }: Readonly<{ id: RecordId; isNew: boolean; caret?: number }>) {
  const { go, trash, noteWhere } = useApp()
  return (
    <WritingScreen
      id={id}
      isNew={isNew}
      caret={caret}
      onCaret={(at) => noteWhere({ caret: at })}
      onBack={() => go({ screen: "journal" })}
      onTrash={() => void trash(id).then((isGone) => isGone && go({ screen: "journal" }))}
    />
  )
}
