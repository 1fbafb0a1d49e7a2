import type { DeskQuestion } from "./desk-question.ts"
import deskScript from "./page/desk.ts?page-script"

const style = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
  body { margin: 0; padding: 24px; display: flex; flex-direction: column; gap: 12px; height: 100vh; box-sizing: border-box }
  h1 { font-size: 17px; font-weight: 600; margin: 0; overflow-wrap: anywhere }
  p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
  ul { flex: 1; min-height: 0; overflow: auto; margin: 0; padding: 4px; list-style: none; border: 1px solid color-mix(in srgb, currentColor 30%, transparent); border-radius: 6px }
  li button { all: unset; display: block; width: 100%; box-sizing: border-box; padding: 4px 8px; border-radius: 4px; overflow-wrap: anywhere }
  li button:hover, li button:focus-visible { background: color-mix(in srgb, currentColor 12%, transparent) }
  input { font: inherit; padding: 6px 8px; width: 100%; box-sizing: border-box }
  footer { display: flex; gap: 8px; justify-content: flex-end; margin-top: auto; flex-wrap: wrap }
  footer button { font: inherit; padding: 6px 16px }
`

/** The question travels as JSON inside the page, never as markup: its text can be anything. */
export function deskHtml(question: DeskQuestion): string {
  const data = JSON.stringify(question).replaceAll("<", "\\u003c")
  const title = question.title.replaceAll(/[<&]/g, "")
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${style}</style>
<body><script>const question = ${data};\n${deskScript.replaceAll("</", "<\\/")}</script></body></html>`
}
