import type { DeskQuestion } from "./desk-question.ts"
import deskScript from "./page/desk.ts?page-script"

const style = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; --line: color-mix(in srgb, currentColor 25%, transparent) }
  body { margin: 0; padding: 24px; display: flex; flex-direction: column; gap: 12px; height: 100vh; box-sizing: border-box; background: light-dark(#f9f6f0, #221e1b); color: light-dark(#221e1b, #f2ede4) }
  h1 { font-size: 17px; font-weight: 600; margin: 0; overflow-wrap: anywhere }
  p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
  ul { flex: 1; min-height: 0; overflow: auto; margin: 0; padding: 4px; list-style: none; border: 1px solid var(--line); border-radius: 6px }
  li button { all: unset; display: block; width: 100%; box-sizing: border-box; padding: 4px 8px; border-radius: 4px; overflow-wrap: anywhere }
  li button:hover, li button:focus-visible { background: color-mix(in srgb, currentColor 12%, transparent) }
  input { font: inherit; color: inherit; background: transparent; padding: 8px; width: 100%; box-sizing: border-box; border: 1px solid var(--line); border-radius: 6px }
  footer { display: flex; gap: 8px; justify-content: flex-end; margin-top: auto; flex-wrap: wrap }
  footer button { font: inherit; color: inherit; padding: 8px 16px; border: 1px solid var(--line); border-radius: 6px; background: transparent }
  footer button:hover { background: color-mix(in srgb, currentColor 8%, transparent) }
  :focus-visible { outline: 2px solid light-dark(#22563f, #8fc9ab); outline-offset: 1px }
`

/** The question travels as JSON inside the page, never as markup: its text can be anything. */
export function deskHtml(question: DeskQuestion): string {
  const data = JSON.stringify(question).replaceAll("<", "\\u003c")
  const title = question.title.replaceAll(/[<&]/g, "")
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${style}</style>
<body><script>const question = ${data};\n${deskScript.replaceAll("</", "<\\/")}</script></body></html>`
}
