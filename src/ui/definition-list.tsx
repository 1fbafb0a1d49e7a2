import type { ReactNode } from "react"

export type Definition = Readonly<{ label: string; value: ReactNode }>

/** What is known, line by line. What is not known has no line: an empty value is never shown as one. */
export function DefinitionList({ items }: Readonly<{ items: readonly Definition[] }>) {
  const known = items.filter(({ value }) => !isNothing(value))
  if (known.length === 0) return null
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[minmax(8rem,auto)_minmax(0,1fr)] sm:gap-y-2.5">
      {known.map(({ label, value }) => (
        <div key={label} className="col-span-full grid gap-x-6 max-sm:pb-2 sm:grid-cols-subgrid">
          <dt className="text-sm leading-relaxed text-ink-soft">{label}</dt>
          <dd className="min-w-0 text-base wrap-anywhere whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Whether there is nothing to show; 0 is something. */
export function isNothing(value: ReactNode): boolean {
  if (typeof value === "string") return value.trim() === ""
  if (Array.isArray(value)) return value.every((part: ReactNode) => isNothing(part))
  return value === null || value === undefined || typeof value === "boolean"
}
