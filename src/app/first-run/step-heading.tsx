import { useEffect, useRef } from "react"

/** The title of a step. A step without a field of its own lets the title take the focus, so that it is read aloud. */
export function StepHeading({
  title,
  lead,
  takesFocus = false,
}: Readonly<{ title: string; lead?: string; takesFocus?: boolean }>) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  return (
    <header className="grid gap-3">
      <h1
        ref={heading}
        tabIndex={-1}
        className="font-serif text-2xl font-medium tracking-tight text-balance outline-none"
      >
        {title}
      </h1>
      {lead !== undefined && <p className="max-w-measure text-md text-ink-soft">{lead}</p>}
    </header>
  )
}
