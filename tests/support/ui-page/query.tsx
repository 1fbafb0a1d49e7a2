import { useRef, useState } from "react"
import { Button } from "../../../src/ui/button.tsx"
import { QueryField } from "../../../src/ui/query-field.tsx"
import { type ListPlace, VirtualList } from "../../../src/ui/virtual-list.tsx"
import { tell } from "./told.ts"

const trees = ["ash", "birch", "beech", "oak"].map((label, at) => ({
  id: label,
  label,
  detail: "",
  count: at,
}))
const rows = Array.from({ length: 500 }, (_, at) => `Found ${at}`)
const words = {
  chips: "Chips",
  removeChip: (name: string) => `Take away: ${name}`,
  clear: "Empty",
  options: "Trees",
}

/** A field whose last word completes to trees, each of which becomes a chip; and a list that can be left and come back to. */
export function Query() {
  const [chips, setChips] = useState<readonly string[]>(["elm", "yew"])
  const [{ text, caret }, setTyped] = useState({ text: "", caret: 0 })
  const input = useRef<HTMLInputElement>(null)
  const last = text.split(" ").at(-1) ?? ""
  const pick = (label: string) => {
    tell(`picked ${label}`)
    setChips([...chips, label])
    const rest = text.slice(0, text.length - last.length)
    setTyped({ text: rest, caret: rest.length })
  }
  return (
    <div className="grid max-w-measure gap-6">
      <QueryField
        label="Look for"
        placeholder="Words"
        chips={chips.map((id) => ({ id, name: id }))}
        onRemoveChip={(id) => {
          tell(`removed ${id}`)
          setChips(chips.filter((chip) => chip !== id))
        }}
        text={text}
        caret={caret}
        onType={(typed, at) => setTyped({ text: typed, caret: at })}
        options={last === "" ? [] : trees.filter(({ label }) => label.startsWith(last))}
        onPick={({ label }) => pick(label)}
        onEnter={() => tell("entered")}
        onLeaveDown={() => tell("down")}
        onClear={() => {
          setChips([])
          setTyped({ text: "", caret: 0 })
        }}
        words={words}
        inputRef={input}
      />
      <LeftList />
    </div>
  )
}

function LeftList() {
  const [isThere, setThere] = useState(true)
  const [question, setQuestion] = useState("first")
  const [place, setPlace] = useState<ListPlace | null>(null)
  const [open] = useState(() => (name: string) => {
    tell(name)
    setThere(false)
  })
  return (
    <div className="h-80">
      <Button onPress={() => setThere(true)}>Come back</Button>
      <Button onPress={() => setQuestion("second")}>Ask anew</Button>
      {isThere && (
        <VirtualList
          label="Rows"
          total={rows.length}
          itemAt={(index) => rows[index]}
          onRange={() => undefined}
          rowHeight={30}
          comeBackTo={place}
          onLeave={setPlace}
          question={question}
          renderRow={(name, isTabStop, index) => (
            <div style={{ height: 30 + (index % 3) * 12 }}>
              <Button excludeFromTabOrder={!isTabStop} size="small" onPress={() => open(name)}>
                {name}
              </Button>
            </div>
          )}
        />
      )}
    </div>
  )
}
