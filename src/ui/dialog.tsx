import type { ReactNode } from "react"
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components/Modal"
import { classNames } from "./class-names.ts"

export type DialogProps = Readonly<{
  title: string
  isOpen: boolean
  onClose: () => void
  /** `alertdialog` for a question that must be answered: a click beside it does not close it. */
  role?: "dialog" | "alertdialog"
  /** `page` for something that is read rather than filled in. */
  width?: "dialog" | "page"
  /** What stands in it is printed without the page behind it; the title is not. */
  printsAlone?: boolean
  children: ReactNode
  /** The buttons, the one that goes on last. */
  actions?: ReactNode
}>

export function Dialog({
  title,
  isOpen,
  onClose,
  role = "dialog",
  width = "dialog",
  printsAlone = false,
  children,
  actions,
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(opens) => {
        if (!opens) onClose()
      }}
      isDismissable={role === "dialog"}
      className={classNames(
        "fixed inset-0 z-20 grid place-items-center overflow-auto bg-veil p-4 transition-opacity data-entering:opacity-0 data-exiting:opacity-0",
        printsAlone && "prints-alone print:static print:block print:bg-transparent print:p-0",
      )}
    >
      <Modal
        className={classNames(
          "w-full rounded-lg border border-line bg-paper-raised text-ink shadow-overlay",
          width === "page" ? "max-w-page" : "max-w-dialog",
          printsAlone && "print:max-w-none print:border-0 print:shadow-none",
        )}
      >
        <AriaDialog
          role={role}
          className={classNames("grid gap-5 p-7 outline-none", printsAlone && "print:p-0")}
        >
          <Heading
            slot="title"
            className={classNames(
              "font-serif text-xl font-medium tracking-tight wrap-anywhere",
              printsAlone && "print:hidden",
            )}
          >
            {title}
          </Heading>
          {children}
          {actions !== undefined && <div className="flex flex-wrap justify-end gap-2.5 pt-1">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
