import { useApp } from "../app-context.ts"
import { openedFacts } from "../strings/facts.ts"
import { say } from "../strings/say.ts"
import { SectionPart } from "./section-part.tsx"

export function AboutSection() {
  const { info, opened } = useApp()
  const runtime = info.runtime === "electron" ? "Electron" : "Chromium"
  return (
    <div>
      <SectionPart title={say("app.name")}>
        <p className="text-ink-soft tabular-nums">
          {say("about.version", { version: info.version })}
          <br />
          {say("about.runtime", { runtime, version: info.runtimeVersion })}
        </p>
        <p className="text-ink-soft">{say("about.offline")}</p>
      </SectionPart>
      <SectionPart title={say("about.vault")}>
        <p className="text-ink-soft tabular-nums">{openedFacts(opened)}</p>
      </SectionPart>
    </div>
  )
}
