import { type ReactNode, useId } from "react"
import { classNames } from "./class-names.ts"

/** A part of a screen with a heading of its own. The heading's level follows the outline, not the look. */
export function Section({
  title,
  level = 2,
  action,
  description,
  children,
}: Readonly<{
  title: string
  level?: 2 | 3
  /** One button, beside the heading. */
  action?: ReactNode
  description?: ReactNode
  children: ReactNode
}>) {
  const id = useId()
  const Heading = level === 2 ? "h2" : "h3"
  return (
    <section aria-labelledby={id} className="grid min-w-0 grid-cols-1 content-start gap-3">
      <header className="grid gap-1">
        <div className="flex min-h-control-small flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <Heading
            id={id}
            className={classNames(level === 2 ? "font-serif text-lg font-medium" : "text-base font-semibold")}
          >
            {title}
          </Heading>
          {action}
        </div>
        {description !== undefined && (
          <p className="max-w-measure text-sm text-ink-soft text-pretty">{description}</p>
        )}
      </header>
      {children}
    </section>
  )
}
