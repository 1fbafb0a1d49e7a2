import { networkRoles } from "../../domain/contact.ts"
import { Checkbox } from "../../ui/checkbox.tsx"
import { TagField } from "../../ui/tag-field.tsx"
import { TextField } from "../../ui/text-field.tsx"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"
import { FieldGroup, FieldPair } from "./fact-fields.tsx"
import type { FactForm } from "./fact-form.ts"

const perspectives = ["discipline", "function", "generation", "region"] as const
const suggestNothing = () => Promise.resolve([])

/** What a person is in the network: none, one or several roles, each with its one line. */
export function RoleFields({ form }: Readonly<{ form: FactForm }>) {
  const chosen = form.record.networkRoles ?? []
  const unknown = chosen.filter((role) => !networkRoles.some((known) => known === role))
  const toggle = (role: string, isChosen: boolean) =>
    form.change({
      networkRoles: isChosen ? [...chosen, role] : chosen.filter((other) => other !== role),
    })
  return (
    <FieldGroup title={say("network.part.roles")}>
      <p className="max-w-measure text-sm text-ink-soft">{say("network.part.roles.more")}</p>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {networkRoles.map((role) => (
          <Checkbox key={role} isSelected={chosen.includes(role)} onChange={(is) => toggle(role, is)}>
            {sayTerm(role)}
            <span className="block text-sm text-pretty text-ink-soft">{say(`network.role.${role}`)}</span>
          </Checkbox>
        ))}
        {unknown.map((role) => (
          <Checkbox key={role} isSelected onChange={(is) => toggle(role, is)}>
            {role}
          </Checkbox>
        ))}
      </div>
    </FieldGroup>
  )
}

/** What a person is asked about, and what they see that others do not. */
export function TopicFields({ form }: Readonly<{ form: FactForm }>) {
  return (
    <FieldGroup title={say("network.part.topics")}>
      <TagField
        label={say("network.field.topics")}
        value={form.record.topics ?? []}
        onChange={(topics) => form.change({ topics })}
        suggest={suggestNothing}
        words={{
          chosen: say("network.field.topics"),
          nothingFound: "",
          remove: (name) => say("fields.remove", { name }),
          add: (topic) => say("network.topic.add", { topic }),
        }}
        description={say("network.field.topics.more")}
        error={form.errorAt("topics")}
      />
      <FieldPair>
        {perspectives.map((part) => (
          <TextField
            key={part}
            label={say(`network.perspective.${part}`)}
            value={form.record.perspectives?.[part] ?? ""}
            onChange={(value) =>
              form.change({ perspectives: { ...form.record.perspectives, [part]: value } })
            }
            error={form.errorAt(`perspectives.${part}`)}
            dir="auto"
          />
        ))}
      </FieldPair>
    </FieldGroup>
  )
}
