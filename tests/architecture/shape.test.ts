import { describe, expect, test } from "vitest"
import { readModule } from "./read-module.ts"
import { appCode, type SourceFile, sourceFiles } from "./source-files.ts"
import { indexFiles, isBuildConfig, longFiles, markupReaders } from "./tables.ts"

const longest = 250
/** Tests and style sheets read from top to bottom like a list, so they may be longer. */
const longestList = 400
const code = appCode()
const modules = code.filter(({ path }) => !isBuildConfig(path))
const tests = sourceFiles(["tests"], /(?<!\.d)\.(?:ts|tsx|mjs)$/)
const looks = sourceFiles(["src"], /\.(?:css|tsx|html)$/)
const sheets = looks.filter(({ path }) => path.endsWith(".css"))
const tokens = "src/ui/tokens.css"

const lines = (text: string): number => text.trimEnd().split("\n").length
const paths = (files: readonly SourceFile[]): string[] => files.map(({ path }) => path)

function isBarrel(file: SourceFile): boolean {
  const isIndex = /(?:^|\/)index\.[a-z]+$/.test(file.path) && !indexFiles.includes(file.path)
  return isIndex || readModule(file).isBarrel
}

/** Ways to turn text into markup or code without the sanitiser. */
const forbiddenNames = [
  "innerHTML",
  "outerHTML",
  "insertAdjacentHTML",
  "dangerouslySetInnerHTML",
  "createContextualFragment",
  "setHTMLUnsafe",
  "srcdoc",
]
function injections(file: SourceFile): string[] {
  const { names, assigned } = readModule(file)
  const found = markupReaders.includes(file.path) ? assigned : names
  return forbiddenNames.filter((name) => found.has(name)).map((name) => `${file.path} uses ${name}`)
}

/** Colours written out, and colour functions, outside comments. */
function colourLiterals({ path, text }: SourceFile): string[] {
  const bare = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "")
  const found =
    bare.match(/#[0-9a-f]{3,8}\b(?!;?\w)|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/gi) ?? []
  return found.map((literal) => `${path}: ${literal}`)
}

describe("a file of the app", () => {
  test("is no barrel", () => {
    expect(isBarrel({ path: "src/ui/all.ts", text: `export * from "./button.tsx"` })).toBe(true)
    expect(isBarrel({ path: "src/ui/all.ts", text: `import { a } from "./a.ts"\nexport { a }` })).toBe(true)
    expect(isBarrel({ path: "src/ui/index.ts", text: `export const one = 1` })).toBe(true)
    expect(
      isBarrel({ path: "src/ui/one.ts", text: `export const one = 1\nexport { two } from "./two.ts"` }),
    ).toBe(false)
    expect(paths(modules.filter(isBarrel))).toEqual([])
  })

  test("has no default export", () => {
    const has = (file: SourceFile): boolean => readModule(file).hasDefaultExport
    expect(has({ path: "src/a.ts", text: `export default 1` })).toBe(true)
    expect(has({ path: "src/a.ts", text: `const a = 1\nexport { a as default }` })).toBe(true)
    expect(paths([...modules, ...tests.filter((file) => !isBuildConfig(file.path))].filter(has))).toEqual([])
  })

  test(`has at most ${longest} lines, or a listed reason for more`, () => {
    const longer = (limit: number, files: readonly SourceFile[]): string[] =>
      paths(files.filter(({ text }) => lines(text) > limit))
    expect(longer(longest, [{ path: "a", text: "x\n".repeat(longest + 1) }])).toEqual(["a"])
    expect(longer(longest, [{ path: "a", text: "x\n".repeat(longest) }])).toEqual([])
    const long = [...longer(longest, code), ...longer(longestList, [...tests, ...sheets])]
    expect(long.filter((path) => longFiles[path] === undefined)).toEqual([])
    expect(Object.keys(longFiles).filter((path) => !long.includes(path))).toEqual([])
  })

  test("has a name in kebab-case, and so have its folders", () => {
    const isKebab = (path: string): boolean =>
      /^(?:[a-z0-9]+(?:-[a-z0-9]+)*(?:\/|\.[a-z0-9.]+$))+$/.test(path)
    expect(isKebab("src/ui/date-field.tsx")).toBe(true)
    for (const bad of [
      "src/ui/DateField.tsx",
      "src/ui/date_field.tsx",
      "src/dateFields/a.ts",
      "src/ui/-a.ts",
    ]) {
      expect(isKebab(bad)).toBe(false)
    }
    expect(paths([...code, ...tests, ...looks]).filter((path) => !isKebab(path))).toEqual([])
  })

  test("has no class that only says that it manages or helps", () => {
    const isVague = (name: string): boolean => /^(?!is)[A-Za-z]*(?:Manager|Helper|Utils?|Impl)s?$/.test(name)
    expect(["KeyManager", "DateHelper", "stringUtils", "VaultImpl"].every(isVague)).toBe(true)
    expect(["LanguageMap", "utility", "helpful"].some(isVague)).toBe(false)
    const vague = sourceFiles(["src", "electron"], /(?:manager|helper|utils?|impl)s?\.tsx?$/)
    const declared = code.flatMap(({ path, text }) =>
      [...text.matchAll(/\b(?:class|interface|type|function|const) ([A-Za-z]+)/g)]
        .filter(([, name = ""]) => isVague(name))
        .map(([, name]) => `${path}: ${String(name)}`),
    )
    expect([...paths(vague), ...declared]).toEqual([])
  })

  test("never writes markup as text", () => {
    const planted = [
      `export const a = <p dangerouslySetInnerHTML={{ __html: "x" }} />`,
      `document.body.innerHTML = "x"`,
      `document.body["outerHTML"] = "x"`,
      `document.body.insertAdjacentHTML("beforeend", "x")`,
      `const { innerHTML } = document.body`,
    ]
    for (const text of planted) expect(injections({ path: "src/a.tsx", text })).toHaveLength(1)
    expect(injections({ path: "src/a.tsx", text: `// innerHTML\nexport const said = "innerHTML"` })).toEqual(
      [],
    )
    const reader = markupReaders[0] ?? ""
    expect(injections({ path: reader, text: "export const a = document.body.innerHTML" })).toEqual([])
    expect(injections({ path: reader, text: `document.body.innerHTML = "x"` })).toHaveLength(1)
    expect(code.flatMap(injections)).toEqual([])
  })

  test("names a colour only if it is the tokens' file", () => {
    const planted = [
      "a { color: #fff }",
      "a { color: #12345678; }",
      "b { background: RGB(1 2 3) }",
      "c{color:oklch(0 0 0)}",
    ]
    for (const text of planted) expect(colourLiterals({ path: "a.css", text })).toHaveLength(1)
    expect(colourLiterals({ path: "a.css", text: "/* #fff */ a { color: var(--ink); }" })).toEqual([])
    expect(colourLiterals({ path: "a.tsx", text: `<a href="#feedback">issue #12</a>` })).toEqual([])
    expect(looks.filter(({ path }) => path === tokens).flatMap(colourLiterals).length).toBeGreaterThan(20)
    // The reader is one page by itself: the app's tokens are not where it is opened.
    const own = [tokens, "src/reader/page.css"]
    expect(looks.filter(({ path }) => !own.includes(path)).flatMap(colourLiterals)).toEqual([])
  })

  test("carries no unfinished mark and silences no checker without a reason", () => {
    const marks = ({ path, text }: SourceFile): string[] =>
      text
        .split("\n")
        .flatMap((line, at) =>
          /\bTODO\b|\bFIXME\b|\bXXX\b|@ts-(?:ignore|nocheck|expect-error)|(?:eslint|oxlint)-disable(?!.* -- )|biome-ignore/.test(
            line,
          )
            ? [`${path}:${at + 1}`]
            : [],
        )
    expect(marks({ path: "a.ts", text: "// TODO: later\n// oxlint-disable-next-line no-eval\n" })).toEqual([
      "a.ts:1",
      "a.ts:2",
    ])
    expect(
      marks({ path: "a.ts", text: "// oxlint-disable-next-line no-eval -- the probe needs it" }),
    ).toEqual([])
    expect(code.flatMap(marks)).toEqual([])
  })
})
