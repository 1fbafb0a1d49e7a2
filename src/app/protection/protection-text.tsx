import type { ReactNode } from "react"
import { type MessageKey, say } from "../strings/say.ts"

const whom = ["thief", "finder", "file", "text", "script", "network"] as const
const by = ["sealed", "key", "sheet", "rotation", "change", "lock", "copies"] as const
const seen = ["installed", "rows", "header", "host", "places", "window"] as const
const not = [
  "malware",
  "screenshots",
  "swap",
  "flash",
  "rollback",
  "copies",
  "lost",
  "weak",
  "outside",
  "imported",
  "memory",
] as const

/** The threat model, as docs/THREAT_MODEL.md states it, in the owner's words. */
export function ProtectionText({ isFallback }: Readonly<{ isFallback: boolean }>) {
  return (
    <div className="grid max-w-measure gap-9">
      <p className="font-serif text-md text-ink-soft">{say("protection.lead")}</p>
      <Part title="protection.whom">
        <dl className="grid gap-3.5">
          {whom.map((name) => (
            <Told key={name} what={say(`protection.${name}`)} more={say(`protection.${name}.more`)} />
          ))}
        </dl>
      </Part>
      <Part title="protection.by">
        <ul className="grid list-disc gap-2 pl-5 text-ink-soft marker:text-accent">
          {by.map((name) => (
            <li key={name}>{say(`protection.by.${name}`)}</li>
          ))}
        </ul>
      </Part>
      <Part title="protection.seen">
        <p className="text-ink-soft">{say("protection.seen.lead")}</p>
        <ul className="grid list-disc gap-1.5 pl-5 text-ink-soft marker:text-ink-faint">
          {seen.map((name) => (
            <li key={name}>{say(`protection.seen.${name}`)}</li>
          ))}
        </ul>
      </Part>
      <Part title="protection.not">
        <dl className="grid gap-3.5">
          {not.map((name) => (
            <Told key={name} what={say(`protection.not.${name}`)} more={say(`protection.not.${name}.more`)} />
          ))}
        </dl>
      </Part>
      {isFallback && (
        <Part title="protection.fallback">
          <p className="text-ink-soft">{say("protection.fallback.more")}</p>
        </Part>
      )}
    </div>
  )
}

type PartTitle = Extract<MessageKey, `protection.${"whom" | "by" | "seen" | "not" | "fallback"}`>

function Part({ title, children }: Readonly<{ title: PartTitle; children: ReactNode }>) {
  return (
    <section className="grid gap-3.5">
      <h2 className="font-serif text-lg font-medium">{say(title)}</h2>
      {children}
    </section>
  )
}

function Told({ what, more }: Readonly<{ what: string; more: string }>) {
  return (
    <div>
      <dt className="font-medium">{what}</dt>
      <dd className="text-ink-soft">{more}</dd>
    </div>
  )
}
