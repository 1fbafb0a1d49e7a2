import { Switch } from "../../ui/switch.tsx"
import type { PersonPage } from "../../worker/api/network.ts"
import { say } from "../strings/say.ts"
import { CadenceField } from "../fields/cadence-field.tsx"
import { TagsField } from "../fields/tags-field.tsx"
import { ChannelFields } from "./channel-fields.tsx"
import { FieldGroup } from "./fact-fields.tsx"
import type { FactForm } from "./fact-form.ts"
import { MetFields, NameFields, WorkFields } from "./identity-fields.tsx"
import { ImportantDayFields } from "./important-day-fields.tsx"
import { PersonNotes, type PersonText } from "./person-notes.tsx"
import { PhotoField } from "./photo-field.tsx"
import { RoleFields, TopicFields } from "./role-fields.tsx"

/** Everything that can be known about a person, as fields that save by themselves. */
export function PersonFields({
  page,
  form,
  text,
}: Readonly<{ page: PersonPage; form: FactForm; text: PersonText }>) {
  const { record: contact } = form
  return (
    <div className="grid max-w-sheet gap-8">
      <NameFields form={form} />
      <FieldGroup title={say("network.part.photo")}>
        <PhotoField contact={contact} name={page.name} photo={page.photo} />
      </FieldGroup>
      <WorkFields form={form} organisation={page.organisation} />
      <ChannelFields form={form} />
      <MetFields form={form} introducedBy={page.introducedBy} />
      <RoleFields form={form} />
      <TopicFields form={form} />
      <FieldGroup title={say("network.part.cadence")}>
        <p className="max-w-measure text-sm text-ink-soft">{say("network.part.cadence.more")}</p>
        <CadenceField
          value={contact.cadence ?? null}
          onChange={(cadence) => form.change({ cadence })}
          errorAt={form.errorAt}
        />
      </FieldGroup>
      <ImportantDayFields form={form} />
      <FieldGroup title={say("network.notes")}>
        <PersonNotes {...text} isEditing />
      </FieldGroup>
      <FieldGroup title={say("network.part.rest")}>
        <TagsField value={contact.tags} onChange={(tags) => form.change({}, { tags })} />
        <Switch
          isSelected={contact.doNotAnalyse === true}
          onChange={(doNotAnalyse) => form.change({ doNotAnalyse })}
        >
          {say("network.field.doNotAnalyse")}
          <span className="block text-sm text-ink-soft">{say("network.field.doNotAnalyse.more")}</span>
        </Switch>
      </FieldGroup>
    </div>
  )
}
