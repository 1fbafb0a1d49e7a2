import { parseLocalDate } from "../../base/local-date.ts"
import { Button } from "../../ui/button.tsx"
import { DefinitionList } from "../../ui/definition-list.tsx"
import { Disclosure } from "../../ui/disclosure.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { SaveRefusal } from "../../worker/api.ts"
import type { ImportPreview as Preview } from "../../worker/api/imports.ts"
import { sayPlainDay } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { importRefusalInWords, leftOutInWords, willMakeInWords } from "./import-words.ts"

/** As many as come at most: there may be more. */
const manyExamples = 5

/** What an import will make, before it does. */
export function ImportPreview({
  preview,
  refusal,
  onImport,
  onOther,
}: Readonly<{
  preview: Preview
  refusal: SaveRefusal | null
  onImport: () => void
  onOther: () => void
}>) {
  const { items, alreadyHere, leftOut } = preview
  const isEmpty = items.length === 0
  return (
    <section aria-labelledby="import-preview" className="grid max-w-measure gap-5 pt-3">
      <h3 id="import-preview" className="font-serif text-lg font-medium">
        {say("imports.preview")}
      </h3>
      {isEmpty && (
        <output className="block">{say(alreadyHere > 0 ? "imports.none" : "imports.empty")}</output>
      )}
      <DefinitionList
        items={[
          { label: say("imports.make"), value: willMakeInWords(preview) },
          {
            label: say("imports.here"),
            value: alreadyHere > 0 && say("imports.here.count", { count: alreadyHere }),
          },
          {
            label: say("imports.left-out"),
            value:
              leftOut.length === 0 ? !isEmpty && say("imports.left-out.none") : <LeftOut rows={leftOut} />,
          },
        ]}
      />
      {!isEmpty && (
        <Disclosure title={say("imports.first", { count: items.length })}>
          <ul className="grid max-h-80 overflow-y-auto">
            {items.map(({ name, detail, kind }, at) => (
              <li
                // oxlint-disable-next-line no-array-index-key -- the list never changes, and names may be equal
                key={at}
                className="flex items-baseline justify-between gap-6 border-b border-line py-1.5 pr-3 last:border-b-0"
              >
                <bdi className="truncate font-serif text-md">
                  {name.trim() === "" ? say("imports.unnamed") : name}
                </bdi>
                <span className="max-w-1/2 shrink-0 truncate text-sm text-ink-faint">
                  {kind === "contact" ? <bdi>{detail}</bdi> : dayInWords(detail)}
                </span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {refusal !== null && <Notice tone="trouble">{importRefusalInWords(refusal)}</Notice>}
      <div className="flex flex-wrap gap-2.5">
        {!isEmpty && (
          <Button look="primary" takesFocus onPress={onImport}>
            {say("imports.button")}
          </Button>
        )}
        <Button look={isEmpty ? "secondary" : "quiet"} takesFocus={isEmpty} onPress={onOther}>
          {say("imports.other")}
        </Button>
      </div>
    </section>
  )
}

function LeftOut({ rows }: Readonly<{ rows: Preview["leftOut"] }>) {
  return (
    <ul className="grid gap-1.5">
      {rows.map((row) => (
        <li key={row.what}>
          {leftOutInWords(row)}
          {row.examples.length > 0 && (
            <span className="block text-sm wrap-anywhere text-ink-faint">
              <bdi>{row.examples.join(", ")}</bdi>
              {row.examples.length >= manyExamples && row.count > row.examples.length && " …"}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function dayInWords(text: string): string {
  const day = parseLocalDate(text)
  return day === null ? text : sayPlainDay(day)
}
