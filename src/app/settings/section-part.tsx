import type { ReactNode } from "react"

export function SectionPart({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <section className="grid max-w-measure justify-items-start gap-4 border-t border-line py-7 first:border-t-0 first:pt-0">
      <h2 className="font-serif text-lg font-medium">{title}</h2>
      {children}
    </section>
  )
}
