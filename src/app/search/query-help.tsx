import { Section } from "../../ui/section.tsx"
import { say } from "../strings/say.ts"

const asked = [
  "words",
  "phrase",
  "prefix",
  "near",
  "not",
  "person",
  "tag",
  "kind",
  "days",
  "span",
  "has",
  "owner",
] as const

/** How to ask, by examples. */
export function QueryHelp() {
  return (
    <Section title={say("search.help")}>
      <table className="w-full border-collapse text-sm">
        <thead className="sr-only">
          <tr>
            <th scope="col">{say("search.help.write")}</th>
            <th scope="col">{say("search.help.finds")}</th>
          </tr>
        </thead>
        <tbody>
          {asked.map((what) => (
            <tr key={what} className="border-b border-line align-baseline last:border-b-0">
              <th scope="row" className="py-2 pr-5 text-left font-normal">
                <code className="font-mono text-xs text-ink wrap-anywhere">{say(`search.ask.${what}`)}</code>
              </th>
              <td className="py-2 text-ink-soft">{say(`search.ask.${what}.finds`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
