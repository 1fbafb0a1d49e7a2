import { type ReactNode, useEffect, useState } from "react"

/** Anything quicker than this is shown without an interlude. */
const patienceMs = 200

/** `children` once waiting is worth mentioning; nothing before. */
export function AfterAMoment({ children }: Readonly<{ children: ReactNode }>) {
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return isDue ? children : null
}

/** Grey lines where text will stand, after 200 ms; `label` is what a screen reader hears meanwhile. */
export function Skeleton({ label, lines = 4 }: Readonly<{ label: string; lines?: number }>) {
  return (
    <AfterAMoment>
      <output className="grid gap-4">
        <span className="sr-only">{label}</span>
        {Array.from({ length: lines }, (_, line) => (
          <span
            // oxlint-disable-next-line react/no-array-index-key -- the lines have no identity but their place
            key={line}
            aria-hidden="true"
            className="h-4 rounded-sm bg-paper-hover odd:w-full even:w-4/5"
          />
        ))}
      </output>
    </AfterAMoment>
  )
}
