import { ArrowLeft, Ellipsis } from "lucide-react"
import type { ReactNode } from "react"
import { Button as AriaButton } from "react-aria-components/Button"
import { Button } from "../../ui/button.tsx"
import { Menu, type MenuChoice } from "../../ui/menu.tsx"
import { useApp } from "../app-context.ts"
import { SaveState } from "../autosave/save-state.tsx"
import type { RecordSaveState } from "../autosave/use-record-autosave.ts"
import { say } from "../strings/say.ts"

/** The line on top of a record's page. Without `state`, the page saves nothing by itself. */
export function PageBar({
  state,
  onRetry,
  actions,
  choices,
}: Readonly<{
  state?: RecordSaveState
  onRetry?: () => void
  actions?: ReactNode
  choices: readonly MenuChoice[]
}>) {
  const { back } = useApp()
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-2">
      <Button
        size="small"
        look="quiet"
        icon={<ArrowLeft aria-hidden="true" className="size-4" />}
        onPress={back}
      >
        {say("frame.back")}
      </Button>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {state !== undefined && onRetry !== undefined && <SaveState state={state} onRetry={onRetry} />}
        {actions}
        <Menu
          label={say("writing.more")}
          trigger={
            <AriaButton
              aria-label={say("writing.more")}
              className="grid size-control-small place-items-center rounded-md text-ink-soft data-hovered:bg-paper-hover data-pressed:bg-paper-pressed"
            >
              <Ellipsis aria-hidden="true" className="size-5" />
            </AriaButton>
          }
          choices={choices}
        />
      </div>
    </header>
  )
}
