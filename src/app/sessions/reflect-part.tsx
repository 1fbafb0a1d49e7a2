import { LockKeyhole, Share2 } from "lucide-react"
import { Chip } from "../../ui/chip.tsx"
import { DefinitionList } from "../../ui/definition-list.tsx"
import { Select } from "../../ui/select.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { say } from "../strings/say.ts"
import { energyChoices, energyInWords } from "./energy.ts"
import type { PartProps } from "./session-parts.ts"
import { SessionActions, SessionExchanges } from "./session-records.tsx"
import { TextPart } from "./text-part.tsx"

/** After the session: what follows from it, what it was like, and what the other side may read. */
export function ReflectPart(given: PartProps) {
  return (
    <div className="grid gap-10">
      <SessionActions {...given} />
      <SessionExchanges {...given} />
      {given.isEditing ? <ReflectFields {...given} /> : <ReflectFacts {...given} />}
      <div className="grid gap-2">
        <div>
          <Chip icon={<LockKeyhole />}>{say("session.private")}</Chip>
        </div>
        <TextPart
          {...given}
          body="reflection"
          title={say("session.reflection")}
          label={say("session.reflection")}
          description={say("session.reflection.more")}
          placeholder={say("session.reflection.placeholder")}
          isShort
        />
      </div>
      <div className="grid gap-2 rounded-md border border-line bg-paper-sunken px-5 py-4">
        <div>
          <Chip tone="owed" icon={<Share2 />}>
            {say("session.shared")}
          </Chip>
        </div>
        <TextPart
          {...given}
          body="summary"
          title={say("session.summary")}
          label={say("session.summary")}
          description={say("session.summary.more")}
          placeholder={say("session.summary.placeholder")}
          isShort
        />
      </div>
    </div>
  )
}

function ReflectFields({ session, autosave: { change } }: PartProps) {
  const energy = (value: string) => (value === "" ? null : Number(value))
  const shown = (value: number | undefined) => (energyInWords(value) === null ? "" : String(value))
  return (
    <div className="grid gap-5">
      <TextArea
        label={say("session.learned")}
        value={session.learnedFromThem ?? ""}
        maxLength={5000}
        onChange={(learnedFromThem) => change({ learnedFromThem })}
      />
      <TextArea
        label={say("session.trust")}
        description={say("session.trust.more")}
        value={session.trustNote ?? ""}
        maxLength={5000}
        onChange={(trustNote) => change({ trustNote })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          label={say("session.energy-before")}
          value={shown(session.energyBefore)}
          onChange={(value) => change({ energyBefore: energy(value) })}
          options={energyChoices()}
        />
        <Select
          label={say("session.energy-after")}
          value={shown(session.energyAfter)}
          onChange={(value) => change({ energyAfter: energy(value) })}
          options={energyChoices()}
        />
      </div>
    </div>
  )
}

function ReflectFacts({ session }: PartProps) {
  return (
    <DefinitionList
      items={[
        { label: say("session.learned"), value: session.learnedFromThem },
        { label: say("session.trust"), value: session.trustNote },
        { label: say("session.energy-before"), value: energyInWords(session.energyBefore) },
        { label: say("session.energy-after"), value: energyInWords(session.energyAfter) },
      ]}
    />
  )
}
