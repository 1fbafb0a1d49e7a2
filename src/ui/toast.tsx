import { X } from "lucide-react"
import {
  Button as AriaButton,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components/Toast"
import { Button } from "./button.tsx"

export type ToastNote = Readonly<{
  text: string
  action?: Readonly<{ label: string; onChoose: () => void }>
}>

/** Long enough to read and to reach the button by keyboard; the timer stops while the pointer or focus is on it. */
const shownMs = 8_000

export type Toasts = Readonly<{ queue: ToastQueue<ToastNote>; show: (note: ToastNote) => void }>

export function makeToasts(): Toasts {
  const queue = new ToastQueue<ToastNote>({ maxVisibleToasts: 2 })
  return { queue, show: (note) => void queue.add(note, { timeout: shownMs }) }
}

/** Where notes come up: a landmark that F6 reaches, and a live region. */
export function Toaster({
  toasts,
  label,
  closeLabel,
}: Readonly<{ toasts: Toasts; label: string; closeLabel: string }>) {
  return (
    <ToastRegion
      aria-label={label}
      queue={toasts.queue}
      className="fixed right-4 bottom-4 z-30 grid max-w-[calc(100vw-2rem)] gap-2 rounded-md"
    >
      {({ toast }) => (
        <Toast
          toast={toast}
          className="flex items-center gap-4 rounded-md border border-line bg-paper-raised py-2.5 pr-2.5 pl-4 text-ink shadow-overlay"
        >
          <ToastContent className="min-w-0 flex-1 wrap-anywhere">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action !== undefined && (
            <Button
              size="small"
              onPress={() => {
                toast.content.action?.onChoose()
                toasts.queue.close(toast.key)
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <AriaButton
            slot="close"
            aria-label={closeLabel}
            className="grid size-7 min-h-target min-w-target place-items-center rounded-sm text-ink-soft data-hovered:bg-paper-hover"
          >
            <X aria-hidden="true" className="size-4" />
          </AriaButton>
        </Toast>
      )}
    </ToastRegion>
  )
}
