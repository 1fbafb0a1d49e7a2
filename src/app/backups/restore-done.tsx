import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { RestoreDone as Done } from "../../worker/api/backups.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { typeInWords } from "../trash/type-in-words.ts"

/** What came back, and what was changed on both sides. */
export function RestoreDone({ done, onAgain }: Readonly<{ done: Done; onAgain: () => void }>) {
  const { go } = useApp()
  const { added, updated, removed, both, safety, filesMissing } = done
  const facts = (
    [
      ["added", added],
      ["updated", updated],
      ["removed", removed],
    ] as const
  ).flatMap(([what, count]) => (count > 0 ? [say(`restore.done.${what}`, { count })] : []))
  return (
    <div className="grid max-w-measure gap-5">
      <output className="grid gap-1.5">
        <span className="text-md">{say("restore.done")}</span>
        <span className="text-ink-soft">
          {facts.length === 0 ? say("restore.done.nothing") : `${facts.join(", ")}.`}
        </span>
        {safety !== null && (
          <span className="text-ink-soft">{say("restore.done.safety", { name: safety })}</span>
        )}
      </output>
      {filesMissing > 0 && (
        <Notice tone="careful">{say("restore.files.missing", { count: filesMissing })}</Notice>
      )}
      {both.length > 0 && (
        <div className="grid gap-2">
          <p>{say("restore.both", { count: both.length })}</p>
          <ul className="grid max-h-72 overflow-y-auto">
            {both.map(({ id, type, name }) => (
              <li
                key={id}
                className="flex items-baseline justify-between gap-6 border-b border-line py-1.5 pr-3 last:border-b-0"
              >
                <bdi className="truncate font-serif text-md">{name}</bdi>
                <span className="shrink-0 text-sm text-ink-faint">{typeInWords(type)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="flex flex-wrap gap-2.5">
        <Button look="primary" takesFocus onPress={() => go({ screen: "today" })}>
          {say("restore.open-today")}
        </Button>
        <Button look="quiet" onPress={onAgain}>
          {say("restore.again")}
        </Button>
      </div>
    </div>
  )
}
