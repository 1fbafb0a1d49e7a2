import type { Storage } from "../../../src/storage/storage.ts"
import { type Colour, drawPng } from "../draw-png.ts"
import { must } from "../must.ts"
import type { VaultFiles } from "../storage/written-vault.ts"
import { WorkerFiles } from "../worker-files.ts"

type SampleFile = Readonly<{ to: string; name: string; content: () => string | Uint8Array<ArrayBuffer> }>

/** Each hangs on the note or session of this title. */
const files: readonly SampleFile[] = [
  { to: "A morning for reading this", name: "The year on one page.png", content: yearOnOnePage },
  {
    to: "A morning for reading this",
    name: "Questions I was asked.txt",
    content: () => "Everyone asks me how. Nobody has asked me whether.\n\nAnd whose morning is it?\n",
  },
  {
    to: "Half-year with Ines: what has moved, and what only seems to have moved",
    name: "Her page, as she wrote it, with what she struck out.txt",
    content: () => "1. Be asked before the decision.\n2. Leave the morning round to Fabio.\n3. Speak once.\n",
  },
]

export async function attachSampleFiles(storage: Storage, { store, vaultId }: VaultFiles): Promise<void> {
  const { attachments, keeper } = new WorkerFiles(storage, store, vaultId)
  for (const { to, name, content } of files) {
    const of = [...storage.records.list()].find(({ title }) => title === to)
    if (of === undefined) throw new Error(`Nothing is called ${to}`)
    must(await attachments.add(of.id, new File([content()], name, { type: "text/plain" }), () => undefined))
  }
  await keeper.end()
}

/** Twelve months as bars of hours, as somebody colours them in on squared paper. */
function yearOnOnePage(): Uint8Array<ArrayBuffer> {
  const hours = [5, 7, 6, 9, 11, 8, 4, 3, 9, 12, 10, 7]
  const [paper, lines, ink, now]: readonly Colour[] = [
    [250, 247, 240],
    [228, 222, 210],
    [72, 104, 92],
    [178, 108, 62],
  ]
  const [width, height, foot] = [720, 400, 360]
  return drawPng(width, height, (x, y) => {
    const month = Math.floor((x - 36) / 54)
    const isBar = month >= 0 && month < 12 && (x - 36) % 54 < 38
    const top = foot - 26 * (hours[month] ?? 0)
    const isGrid = x % 18 === 0 || y % 18 === 0
    const ground = (isGrid ? lines : paper) ?? [0, 0, 0]
    if (!isBar || y < top || y >= foot) return ground
    return (month === 11 ? now : ink) ?? ground
  })
}
