import { Copy } from "lucide-react"
import { Button as AriaButton } from "react-aria-components/Button"
import { channelKinds } from "../../domain/contact.ts"
import { Chip } from "../../ui/chip.tsx"
import { DefinitionList } from "../../ui/definition-list.tsx"
import { IconButton } from "../../ui/icon-button.tsx"
import type { PersonPage } from "../../worker/api/network.ts"
import { useApp } from "../app-context.ts"
import { useToday } from "../frame/today-date.ts"
import { sayCadence } from "../strings/cadence.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"
import { TagList } from "../tags/tag-chips.tsx"
import { RecordLinks } from "../writings/record-links.tsx"
import { sayImportantDay, sayMet } from "./person-words.ts"

const perspectives = ["discipline", "function", "generation", "region"] as const

/** What is known about a person, to be read. What is not known has no line. */
export function FactList({ page }: Readonly<{ page: PersonPage }>) {
  const { contact, organisation, introducedBy } = page
  const today = useToday()
  const { channels = [], topics = [], importantDates = [], tags } = contact
  const seen = perspectives
    .map((part) => contact.perspectives?.[part] ?? "")
    .filter((words) => words.trim() !== "")
  return (
    <DefinitionList
      items={[
        { label: say("network.field.prefix"), value: contact.prefix },
        { label: say("network.field.suffix"), value: contact.suffix },
        { label: say("network.field.additionalNames"), value: contact.additionalNames },
        { label: say("network.field.nickname"), value: contact.nickname },
        { label: say("network.field.alias"), value: contact.alias },
        { label: say("network.field.pronouns"), value: contact.pronouns },
        {
          label: say("network.field.organisation"),
          value: organisation !== null && <OrganisationLink organisation={organisation} />,
        },
        { label: say("network.field.department"), value: contact.department },
        { label: say("network.field.seniority"), value: contact.seniority && sayTerm(contact.seniority) },
        {
          label: say("network.part.channels"),
          value: channels.length > 0 && (
            <ul className="grid gap-0.5">
              {channels.map((channel) => (
                <ChannelLine key={JSON.stringify(channel)} channel={channel} />
              ))}
            </ul>
          ),
        },
        { label: say("network.part.met"), value: sayMet(contact) },
        {
          label: say("network.field.introducedBy"),
          value: introducedBy !== null && <RecordLinks records={[introducedBy]} screen="person" />,
        },
        { label: say("network.field.topics"), value: topics.length > 0 && <Words words={topics} /> },
        { label: say("network.perspectives"), value: seen.join(" · ") },
        {
          label: say("network.part.days"),
          value: importantDates
            .map(({ label = "", date = "" }) =>
              [label, date === "" ? "" : sayImportantDay(date)].filter((part) => part !== "").join(", "),
            )
            .join("\n"),
        },
        { label: say("network.part.cadence"), value: sayCadence(contact.cadence, today) },
        { label: say("fields.tags"), value: tags.length > 0 && <TagList tags={tags} /> },
      ]}
    />
  )
}

function Words({ words }: Readonly<{ words: readonly string[] }>) {
  return (
    <span className="flex flex-wrap gap-1.5">
      {words.map((word) => (
        <Chip key={word}>{word}</Chip>
      ))}
    </span>
  )
}

function OrganisationLink({
  organisation: { id, name },
}: Readonly<{ organisation: NonNullable<PersonPage["organisation"]> }>) {
  const { go } = useApp()
  return (
    <AriaButton
      onPress={() => go({ screen: "organisation", id })}
      className="cursor-default rounded-sm text-left underline decoration-line-strong underline-offset-4 data-hovered:decoration-accent"
    >
      <bdi>{name === "" ? say("people.unnamed") : name}</bdi>
    </AriaButton>
  )
}

/** Long enough to paste it; then the clipboard knows nobody. */
const clearedAfterMs = 60_000

/** Shown as it is: nothing calls, writes or opens by itself. */
function ChannelLine({
  channel: { kind = "other", label = "", value = "" },
}: Readonly<{ channel: NonNullable<PersonPage["contact"]["channels"]>[number] }>) {
  const { desktop, toasts } = useApp()
  const copy = async () => {
    const copied = await desktop.copyText({ text: value, clearAfterMs: clearedAfterMs })
    const isCopied = copied.ok && copied.value.outcome === "copied"
    toasts.show({ text: say(isCopied ? "network.copied" : "network.copy.failed") })
  }
  const known = channelKinds.some((one) => one === kind) ? sayTerm(kind) : kind
  return (
    <li className="flex items-center justify-between gap-2">
      <span className="min-w-0 wrap-anywhere">
        <bdi>{value}</bdi>
        <span className="block text-sm text-ink-faint">
          {[known, label].filter((part) => part !== "").join(" · ")}
        </span>
      </span>
      <IconButton
        label={say("network.copy", { value })}
        icon={<Copy aria-hidden="true" />}
        onPress={() => void copy()}
      />
    </li>
  )
}
