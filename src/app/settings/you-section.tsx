import type { Profile } from "../../domain/entities.ts"
import { profileRoles } from "../../domain/profile.ts"
import { Checkbox } from "../../ui/checkbox.tsx"
import { TextField } from "../../ui/text-field.tsx"
import { withChange } from "../autosave/record-change.ts"
import { SaveState } from "../autosave/save-state.tsx"
import { useRecordAutosave } from "../autosave/use-record-autosave.ts"
import { Answer } from "../frame/answer.tsx"
import { useAsked } from "../frame/use-asked.ts"
import { fieldError } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"

/** The owner's own record. */
export function YouSection() {
  const asked = useAsked("profile", (vault) => vault.getProfile())
  return <Answer asked={asked}>{(profile) => profile !== null && <You profile={profile} />}</Answer>
}

function You({ profile: stored }: Readonly<{ profile: Profile }>) {
  const autosave = useRecordAutosave("profile", stored.id)
  const { displayName = "", iAm = [] } = withChange(stored, autosave.changed)
  const { state } = autosave
  const error = state.kind === "failed" ? fieldError(state.reason, "displayName") : null
  // In the order of the list, whatever is ticked first; what a newer version knows besides stays.
  const tick = (role: string, isTicked: boolean) => {
    const others = iAm.filter((other) => other !== role)
    const ticked = profileRoles.filter((known) => (known === role ? isTicked : others.includes(known)))
    const unknown = others.filter((other) => !profileRoles.some((known) => known === other))
    autosave.change({ iAm: [...ticked, ...unknown] })
  }
  return (
    <div className="grid max-w-measure gap-8">
      <TextField
        label={say("you.name")}
        description={say("you.name.more")}
        value={displayName}
        onChange={(name) => autosave.change({ displayName: name })}
        error={error ?? undefined}
      />
      <fieldset className="grid gap-2.5">
        <legend className="mb-1.5 text-sm font-medium">{say("you.roles")}</legend>
        {profileRoles.map((role) => (
          <Checkbox key={role} isSelected={iAm.includes(role)} onChange={(isTicked) => tick(role, isTicked)}>
            {sayTerm(role)}
          </Checkbox>
        ))}
        <p className="text-sm text-ink-soft">{say("you.roles.more")}</p>
      </fieldset>
      <SaveState state={state} onRetry={() => void autosave.flush()} />
    </div>
  )
}
