import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import { tagPath } from "../../domain/tag-path.ts"
import { TextField } from "../../ui/text-field.tsx"
import { say } from "../strings/say.ts"
import { useTags } from "./tags-context.ts"

/** The whole path of a tag, to be written anew where it stands: Enter or leaving it keeps it, Escape does not. */
export function TagNameField({ path }: Readonly<{ path: string }>) {
  const { rename, begin } = useTags()
  const [typed, setTyped] = useState(path)
  const [refusal, setRefusal] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const isUnderWay = useRef(false)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  // What is said under the field makes the row taller than the place it was drawn in.
  useEffect(() => {
    const frame = requestAnimationFrame(() => box.current?.scrollIntoView({ block: "nearest" }))
    return () => cancelAnimationFrame(frame)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another sentence is the reason to run
  }, [refusal])

  const keep = async () => {
    if (tagPath(typed) === path) return begin(null)
    if (isUnderWay.current) return
    isUnderWay.current = true
    setRefusal(await rename(path, typed))
    isUnderWay.current = false
  }
  const leave = () => {
    // The window itself was left: the field still has the focus when it comes back.
    if (!document.hasFocus()) return
    if (refusal === null) void keep()
    else begin(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === "Escape") begin(null)
    if (event.key === "Enter") void keep()
  }
  return (
    <div ref={box} className="min-w-0 flex-1">
      <TextField
        onKeyDown={onKeyDown}
        label={say("tags.rename.label", { path })}
        labelHidden
        description={say("tags.rename.help")}
        value={typed}
        onChange={setTyped}
        onBlur={leave}
        error={refusal ?? undefined}
        inputRef={input}
      />
    </div>
  )
}
