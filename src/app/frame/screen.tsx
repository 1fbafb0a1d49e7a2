import type { ReactNode } from "react"

/** A place of the app: its heading, what can be done there, and under them what it holds. */
export function Screen({
  title,
  note,
  actions,
  filters,
  children,
  isList = false,
}: Readonly<{
  title: string
  /** One quiet line under the heading. */
  note?: ReactNode
  actions?: ReactNode
  filters?: ReactNode
  children: ReactNode
  /** What it holds scrolls by itself, as a virtual list does. */
  isList?: boolean
}>) {
  const head = (
    <header className="px-5 pt-8 pb-4 sm:px-7 sm:pt-12">
      <div className="mx-auto grid max-w-page gap-4">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div className="min-w-0">
            <h1 className="font-serif text-2xl font-medium tracking-tight">{title}</h1>
            {note !== undefined && note !== null && <p className="mt-1 text-sm text-ink-faint">{note}</p>}
          </div>
          {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
        {filters}
      </div>
    </header>
  )
  if (isList) {
    return (
      // In a low window, as at 200 %, the head scrolls away and leaves the list room to be read in.
      <div className="grid h-full grid-cols-1 grid-rows-[auto_minmax(14rem,1fr)] overflow-y-auto">
        {head}
        <div className="min-h-0">{children}</div>
      </div>
    )
  }
  return (
    <div className="relative h-full overflow-y-auto">
      {head}
      <div className="px-5 pb-24 sm:px-7">
        <div className="mx-auto max-w-page">{children}</div>
      </div>
    </div>
  )
}
