import { CircleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { Text } from "react-aria-components/TextField"

/** The box of everything that is typed into. */
export const boxClass =
  "min-h-control w-full rounded-md border border-line-strong bg-paper-raised px-3 text-base text-ink transition-colors data-hovered:border-ink-faint data-focused:border-focus data-focused:focus-ring data-focused:-outline-offset-1 data-invalid:border-danger data-disabled:opacity-50"

/** The same for a box of several parts, which shows the focus of whichever has it. */
export const groupBoxClass =
  "flex min-h-control items-center rounded-md border border-line-strong bg-paper-raised transition-colors data-disabled:opacity-50 data-focus-within:border-focus data-focus-within:focus-ring data-focus-within:-outline-offset-1 data-hovered:border-ink-faint data-invalid:border-danger"

export const labelClass = "text-sm font-medium text-ink"

/**
 * Spread by every field. Chromium remembers what is typed into fields that do not say otherwise; and an error shown in a
 * field must not keep the browser from sending the form in which it was just corrected.
 */
export const fieldManners = {
  validationBehavior: "aria",
  autoComplete: "off",
  autoCorrect: "off",
  autoCapitalize: "off",
  spellCheck: "false",
} as const

/** What stands under a field: the error where there is one, and what the field is for. */
export function FieldNotes({
  description,
  error,
}: Readonly<{ description?: ReactNode; error?: ReactNode | undefined }>) {
  return (
    <>
      {description !== undefined && (
        <Text slot="description" className="text-sm text-ink-soft">
          {description}
        </Text>
      )}
      {error !== undefined && (
        <Text slot="errorMessage" className="flex items-start gap-1.5 text-sm font-medium text-danger">
          <CircleAlert aria-hidden="true" className="mt-0.75 size-4 shrink-0" />
          <span>{error}</span>
        </Text>
      )}
    </>
  )
}
