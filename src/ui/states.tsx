import { CircleAlert } from "lucide-react"
import type { ReactNode } from "react"

/** Nothing here yet: one sentence, one button. */
export function EmptyState({
  icon,
  sentence,
  action,
}: Readonly<{ icon?: ReactNode; sentence: string; action: ReactNode }>) {
  return (
    <div className="mx-auto grid max-w-measure content-start justify-items-center gap-5 px-6 py-16 text-center">
      <span aria-hidden="true" className="text-ink-faint empty:hidden [&>svg]:size-8 [&>svg]:stroke-[1.25]">
        {icon}
      </span>
      <p className="font-serif text-lg text-balance text-ink-soft">{sentence}</p>
      {action}
    </div>
  )
}

/** What happened, what is safe, what to do. */
export function ErrorState({
  title,
  isWholePage = false,
  children,
  actions,
}: Readonly<{ title: string; isWholePage?: boolean; children: ReactNode; actions?: ReactNode }>) {
  const Heading = isWholePage ? "h1" : "h2"
  return (
    <div role="alert" className="mx-auto grid max-w-measure content-start gap-4 px-6 py-16">
      <Heading className="flex items-center gap-2.5 font-serif text-xl font-medium">
        <CircleAlert aria-hidden="true" className="size-5 shrink-0 text-danger" />
        {title}
      </Heading>
      <div className="grid gap-3 text-ink-soft">{children}</div>
      {actions !== undefined && <div className="flex flex-wrap gap-2.5">{actions}</div>}
    </div>
  )
}
