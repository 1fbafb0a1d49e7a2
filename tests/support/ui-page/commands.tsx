import { useState } from "react"
import { Button } from "../../../src/ui/button.tsx"
import { CommandSheet } from "../../../src/ui/command-sheet.tsx"
import { tell } from "./told.ts"

type Row = Readonly<{ id: string; name: string }>

const names = ["Amber", "Beech", "Birch", "Cedar", "Elder", "Hazel", "Larch", "Maple", "Rowan", "Sorb", "Yew"]

/** A sheet over a button: names in two groups, narrowed by what is typed; "Yew" begins something. */
export function Commands() {
  const [isOpen, setOpen] = useState(false)
  const [begun, setBegun] = useState(false)
  const [text, setText] = useState("")
  const rows = names
    .filter((name) => name.toLowerCase().includes(text.toLowerCase()))
    .map((name): Row => ({ id: name, name }))
  const choose = (row: Row | null) => {
    tell(row?.name ?? null)
    if (row?.name !== "Yew") return
    setBegun(true)
    setText("")
  }
  return (
    <>
      <Button onPress={() => setOpen(true)}>Trees</Button>
      {isOpen && (
        <CommandSheet<Row>
          title="All trees"
          label="A tree"
          listLabel="Trees there are"
          placeholder="Type a name"
          begun={begun ? "Plant" : undefined}
          text={text}
          onType={setText}
          onStepBack={() => setBegun(false)}
          onClose={() => setOpen(false)}
          groups={[
            { title: "Broad leaves", rows: rows.slice(0, 6) },
            { title: "Others", rows: rows.slice(6) },
          ].filter((group) => group.rows.length > 0)}
          answers={text}
          renderRow={({ name }) => name}
          onChoose={choose}
          empty="No such tree."
          foot={null}
        />
      )}
    </>
  )
}
