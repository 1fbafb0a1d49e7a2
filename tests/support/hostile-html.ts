import { existsSync, readFileSync } from "node:fs"
import { resolve } from "node:path"

const shared = resolve(import.meta.dirname, "../../../shared/data/html")

/** Where the published lists of hostile strings and the recorded clipboards lie beside the project, if they do. */
export const hasSharedHtml = existsSync(resolve(shared, "hostile-list.json"))
export const clipboardFolder = resolve(shared, "clipboard")

/** Of every kind one, so that no run is without any. */
const own = [
  '<img src="https://evil.example/a.png" onerror="alert(1)">',
  "<script>alert(1)</script>",
  '<svg onload="alert(1)"><script>alert(1)</script></svg>',
  '<a href="javascript:alert(1)">press</a>',
  '<a href="java&#x09;script:alert(1)">press</a>',
  '<iframe src="https://evil.example/"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<form action="https://evil.example/"><button formaction="javascript:alert(1)">x</button></form>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<style>@import "https://evil.example/a.css"; body { background: url(https://evil.example/b.png) }</style>',
  '<div style="background: url(https://evil.example/c.png)">x</div>',
  '<link rel="stylesheet" href="https://evil.example/d.css"><link rel="dns-prefetch" href="//evil.example">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<object data="https://evil.example/e.swf"></object><embed src="https://evil.example/f">',
  '<video poster="https://evil.example/g.png"><source src="https://evil.example/h" onerror="alert(1)"></video>',
  '<input autofocus onfocus="alert(1)"><details open ontoggle="alert(1)">x</details>',
  '<p data-pm-slice=\'1 1 ["paragraph",{"onclick":"alert(1)"}]\'>x</p>',
  '<p data-pm-slice=\'0 0 ["heading",{"level":["script",{},"alert(1)"]}]\'>x</p>',
  '<base href="https://evil.example/"><template><img src=x onerror=alert(1)></template>',
] as const

export function hostileStrings(): readonly string[] {
  if (!hasSharedHtml) return own
  const listed: unknown = JSON.parse(readFileSync(resolve(shared, "hostile-list.json"), "utf8"))
  if (!Array.isArray(listed)) throw new Error("hostile-list.json is no list")
  return [...own, ...listed.map(String)]
}

/** Ways in which one string becomes another that a filter may read differently. */
const changes: readonly ((html: string) => string)[] = [
  (html) =>
    html.replaceAll(/<\/?[a-z]+/gi, (tag) =>
      tag.replaceAll(/[a-z]/gi, (letter, at) =>
        Number(at) % 2 === 0 ? letter.toUpperCase() : letter.toLowerCase(),
      ),
    ),
  (html) => `<table><tr><td>${html}</td></tr></table>`,
  (html) => `<svg><foreignObject><p>${html}</p></foreignObject></svg><math><mtext>${html}</mtext></math>`,
  (html) => `"'><style></style><noscript><p title="</noscript>${html}">`,
  (html) => html.replaceAll(/(<[a-z]+)[\s/]/gi, "$1\n\u0000/"),
  (html) => `<!--><p>-->${html}<![CDATA[${html}]]>`,
  (html) =>
    `<ul><li data-pm-slice='2 2 ["bulletList",null,"listItem",{"onclick":"alert(1)"}]'>${html}</li></ul>`,
  (html) => `<b style="font-weight:normal" onclick="alert(1)"><h1>${html}</h1></b>`,
]

/** Each string as it is and in every one of the ways; in the short form by turns as it is or in one of them. */
export function mutated(strings: readonly string[], isShort: boolean): readonly string[] {
  return strings.flatMap((html, index) => {
    if (!isShort) return [html, ...changes.map((change) => change(html))]
    const change = index % 2 === 0 ? undefined : changes[(index >> 1) % changes.length]
    return [change?.(html) ?? html]
  })
}
