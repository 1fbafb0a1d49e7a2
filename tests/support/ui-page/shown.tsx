import { Avatar } from "../../../src/ui/avatar.tsx"
import { Button } from "../../../src/ui/button.tsx"
import { Chip } from "../../../src/ui/chip.tsx"
import { DefinitionList } from "../../../src/ui/definition-list.tsx"
import { Popover } from "../../../src/ui/popover.tsx"
import { Section } from "../../../src/ui/section.tsx"
import { ShortcutList } from "../../../src/ui/shortcut-list.tsx"
import { StepPath } from "../../../src/ui/step-path.tsx"
import { tell } from "./told.ts"

const steps = ["Getting to know", "Agreeing", "Working", "Reviewing", "Concluding"].map((label, index) => ({
  id: String(index),
  label,
}))
const names = ["Ana Pérez", "Bo", "שרה לוי", "🦊 Fox", "x", "", "Jean-Luc Picard", "王小明"]

export function Shown() {
  return (
    <div className="mx-auto grid max-w-page gap-10">
      <StepPath label="Stage" steps={steps} current="2" doneLabel="(done)" onChoose={tell} />
      <StepPath label="Stage, to be read" steps={steps} current="0" doneLabel="(done)" />
      <Section title="About" action={<Button size="small">Edit</Button>} description="What you know of them.">
        <DefinitionList
          items={[
            { label: "Role", value: "Chief of staff at a company with a name that is long enough to wrap" },
            { label: "Mail", value: "" },
            { label: "Met", value: "In Lisbon,\nat a dinner" },
            {
              label: "Topics",
              value: (
                <span className="flex flex-wrap gap-1.5">
                  <Chip>strategy</Chip>
                  <Chip tone="accent">accepted</Chip>
                  <Chip tone="owed">they owe a reply</Chip>
                  <Chip tone="danger">overdue</Chip>
                </span>
              ),
            },
          ]}
        />
      </Section>
      <div className="flex flex-wrap gap-3">
        {names.map((name) => (
          <Avatar key={name} name={name} />
        ))}
        <Avatar name="Ana Pérez" size="small" />
        <Avatar name="Ana Pérez" size="large" />
      </div>
      <Popover label="Details" trigger={<Button>Details</Button>}>
        {(close) => <Button onPress={close}>Close</Button>}
      </Popover>
      <ShortcutList
        then="then"
        groups={[
          { title: "Anywhere", shortcuts: [{ label: "Find anything", keys: ["Ctrl K"] }] },
          { title: "Journal", shortcuts: [{ label: "New session", keys: ["N"] }] },
        ]}
      />
    </div>
  )
}
