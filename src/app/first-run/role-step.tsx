import { type ReactNode, useState } from "react"
import { Form } from "react-aria-components/Form"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import { RadioGroup } from "../../ui/radio-group.tsx"
import type { OwnerRole } from "../../worker/api.ts"
import { say } from "../strings/say.ts"
import { StepHeading } from "./step-heading.tsx"

type Choice = OwnerRole | "both"

const rolesOf: Readonly<Record<Choice, readonly OwnerRole[]>> = {
  mentor: ["mentor"],
  mentee: ["mentee"],
  both: ["mentor", "mentee"],
}

/** Skipping says nothing: no role is kept. */
export function RoleStep({
  isCreating,
  trouble,
  onChosen,
  children,
}: Readonly<{
  /** What is asked besides. */
  children?: ReactNode
  isCreating: boolean
  trouble: string | null
  onChosen: (roles: readonly OwnerRole[]) => void
}>) {
  const [choice, setChoice] = useState<Choice | null>(null)
  const submit = (event: Pick<Event, "preventDefault">) => {
    event.preventDefault()
    if (!isCreating && choice !== null) onChosen(rolesOf[choice])
  }
  return (
    <Form onSubmit={submit} className="grid gap-7">
      <StepHeading title={say("role.title")} lead={say("role.lead")} takesFocus />
      <div className="max-w-measure">
        <RadioGroup
          label={say("role.title")}
          labelHidden
          layout="cards"
          value={choice}
          onChange={setChoice}
          options={[
            { value: "mentor", label: say("role.mentor"), more: say("role.mentor.more") },
            { value: "mentee", label: say("role.mentee"), more: say("role.mentee.more") },
            { value: "both", label: say("role.both"), more: say("role.both.more") },
          ]}
        />
      </div>
      {children}
      {trouble !== null && <Notice tone="trouble">{trouble}</Notice>}
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" look="primary" isDisabled={choice === null} isBusy={isCreating}>
          {say(isCreating ? "role.creating" : "role.continue")}
        </Button>
        {!isCreating && (
          <Button look="quiet" onPress={() => onChosen([])}>
            {say("role.skip")}
          </Button>
        )}
      </div>
    </Form>
  )
}
