import { Check } from "lucide-react"
import { Button } from "react-aria-components/Button"
import { classNames } from "./class-names.ts"

export type StepPathProps<Id extends string> = Readonly<{
  label: string
  steps: readonly Readonly<{ id: Id; label: string }>[]
  current: Id
  /** Heard after the name of a step that lies behind. */
  doneLabel: string
  /** Makes every step a button. */
  onChoose?: (id: Id) => void
}>

const stepClass = "flex min-h-control-small items-center gap-2 rounded-md px-2.5 py-1 text-sm"

/** Named steps in a row: those behind are ticked, the one that is reached is marked. Wraps where it is narrow. */
export function StepPath<Id extends string>({
  label,
  steps,
  current,
  doneLabel,
  onChoose,
}: StepPathProps<Id>) {
  const reached = steps.findIndex((step) => step.id === current)
  return (
    <ol aria-label={label} className="flex flex-wrap items-center gap-y-1">
      {steps.map((step, index) => {
        const state = index < reached ? "done" : index === reached ? "current" : "ahead"
        const look = classNames(
          stepClass,
          state === "current" ? "bg-accent-soft font-medium text-ink forced-colors:border" : "text-ink-soft",
        )
        const content = (
          <>
            <StepMark state={state} />
            {step.label}
            {state === "done" && <span className="sr-only">{doneLabel}</span>}
          </>
        )
        return (
          <li
            key={step.id}
            {...(state === "current" && { "aria-current": "step" as const })}
            className="flex items-center"
          >
            {index > 0 && (
              <span
                aria-hidden="true"
                className={classNames("h-px w-3 sm:w-5", index <= reached ? "bg-accent" : "bg-line-strong")}
              />
            )}
            {onChoose === undefined ? (
              <span className={look}>{content}</span>
            ) : (
              <Button
                onPress={() => onChoose(step.id)}
                className={classNames(
                  look,
                  "cursor-default transition-colors data-hovered:bg-paper-hover data-pressed:bg-paper-pressed",
                )}
              >
                {content}
              </Button>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function StepMark({ state }: Readonly<{ state: "done" | "current" | "ahead" }>) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "grid size-4 shrink-0 place-items-center rounded-full border forced-color-adjust-none",
        state === "ahead" ? "border-line-strong" : "border-accent",
        state === "done" && "bg-accent text-on-accent",
      )}
    >
      {state === "done" && <Check className="size-3" strokeWidth={3} />}
      {state === "current" && <span className="size-2 rounded-full bg-accent" />}
    </span>
  )
}
