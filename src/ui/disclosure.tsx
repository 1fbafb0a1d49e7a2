import { ChevronRight } from "lucide-react"
import type { ReactNode } from "react"
import { Disclosure as AriaDisclosure, Button, DisclosurePanel } from "react-aria-components/Disclosure"

export function Disclosure({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <AriaDisclosure className="group grid gap-2">
      <Button
        slot="trigger"
        className="flex min-h-target items-center gap-1.5 justify-self-start rounded-sm text-sm font-medium text-ink-soft data-hovered:text-ink"
      >
        <ChevronRight
          aria-hidden="true"
          className="size-4 transition-transform group-data-expanded:rotate-90"
        />
        {title}
      </Button>
      <DisclosurePanel>
        <div className="pl-5.5">{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  )
}
