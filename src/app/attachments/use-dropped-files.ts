import { type RefObject, useEffect, useEffectEvent, useState } from "react"

export type Dropped = Readonly<{ files: readonly File[]; folders: readonly string[] }>

/**
 * Takes files that are let go of anywhere in the window, before a text gets them, and answers whether some are held over it.
 * Nothing is taken while `part` lies behind a dialog, nor while `isOn` is false; then nothing happens to them either.
 */
export function useDroppedFiles(
  part: RefObject<HTMLElement | null>,
  isOn: boolean,
  onDrop: (dropped: Dropped) => void,
): boolean {
  const [isOver, setOver] = useState(false)
  const take = useEffectEvent(onDrop)
  const takes = useEffectEvent(() => isOn && part.current?.closest("[inert], [aria-hidden=true]") === null)

  useEffect(() => {
    const listening = new AbortController()
    const listen = (
      name: "dragenter" | "dragover" | "dragleave" | "drop",
      act: (event: DragEvent) => void,
    ) => {
      const handle = (event: DragEvent) => {
        if (event.dataTransfer?.types.includes("Files") !== true) return
        event.preventDefault()
        event.stopPropagation()
        act(event)
      }
      window.addEventListener(name, handle, { capture: true, signal: listening.signal })
    }
    const hover = (event: DragEvent) => {
      const isTaken = takes()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isTaken ? "copy" : "none"
      setOver(isTaken)
    }
    listen("dragenter", hover)
    listen("dragover", hover)
    listen("dragleave", (event) => {
      // Out of the window: between two elements of it the next one is named.
      if (event.relatedTarget === null) setOver(false)
    })
    listen("drop", (event) => {
      setOver(false)
      if (takes() && event.dataTransfer !== null) take(droppedOf(event.dataTransfer))
    })
    return () => listening.abort()
  }, [])

  return isOver
}

function droppedOf(data: DataTransfer): Dropped {
  const files: File[] = []
  const folders: string[] = []
  for (const item of data.items) {
    if (item.kind !== "file") continue
    const entry = item.webkitGetAsEntry()
    const file = item.getAsFile()
    if (entry?.isDirectory === true) folders.push(entry.name)
    else if (file !== null) files.push(file)
  }
  return { files, folders }
}
