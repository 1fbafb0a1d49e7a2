import "../../../src/app/trusted-types.ts"
import { StrictMode, useEffect, useState } from "react"
import { createRoot } from "react-dom/client"
import { Commands } from "./commands.tsx"
import { Fields } from "./fields.tsx"
import { LongList } from "./long-list.tsx"
import { Query } from "./query.tsx"
import { Shown } from "./shown.tsx"

const views = { commands: Commands, fields: Fields, list: LongList, query: Query, shown: Shown }

export type UiPage = {
  show(view: keyof typeof views): void
  /** What the parts told, newest last. */
  told: unknown[]
}

function Page() {
  const [view, setView] = useState<keyof typeof views>("shown")
  useEffect(() => {
    Object.assign(globalThis, {
      uiPage: {
        show: (next) => {
          globalThis.uiPage.told.length = 0
          setView(next)
        },
        told: [],
      } satisfies UiPage,
    })
  }, [])
  const View = views[view]
  return (
    <main className="min-h-screen bg-paper p-8 text-ink">
      <h1 className="sr-only">Parts</h1>
      <View />
    </main>
  )
}

const root = document.getElementById("root")
if (root === null) throw new Error("index.html has no #root")
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
