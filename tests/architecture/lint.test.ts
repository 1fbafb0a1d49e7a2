import { rmSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { plantFiles, runTool, type ToolRun } from "../support/run-tool.ts"
import { projectRoot } from "./source-files.ts"

/** One planted fault per rule: the rule's name as the linter prints it, and a file that breaks it. */
const faults: readonly { rule: string; file: string; text: string }[] = [
  {
    rule: "typescript(no-floating-promises)",
    file: "floating.ts",
    text: "const later = async (): Promise<number> => 1\nexport const start = (): void => {\n  later()\n}\n",
  },
  {
    rule: "typescript(no-misused-promises)",
    file: "misused.ts",
    text: "const later = async (): Promise<boolean> => true\nexport const one = (): number => {\n  if (later()) return 1\n  return 2\n}\n",
  },
  {
    rule: "typescript(switch-exhaustiveness-check)",
    file: "not-exhaustive.ts",
    text: 'export function one(kind: "a" | "b"): number {\n  switch (kind) {\n    case "a":\n      return 1\n  }\n  return 2\n}\n',
  },
  {
    rule: "typescript(no-unsafe-assignment)",
    file: "unsafe-assignment.ts",
    text: 'export const one: number = JSON.parse("1")\n',
  },
  {
    rule: "typescript(no-unsafe-member-access)",
    file: "unsafe-member.ts",
    text: 'export const one = (): unknown => JSON.parse("1").name\n',
  },
  {
    rule: "typescript(no-unsafe-call)",
    file: "unsafe-call.ts",
    text: 'export const one = (): void => JSON.parse("1")()\n',
  },
  {
    rule: "typescript(no-unsafe-return)",
    file: "unsafe-return.ts",
    text: 'export const one = (): number => JSON.parse("1")\n',
  },
  {
    rule: "typescript(no-unsafe-argument)",
    file: "unsafe-argument.ts",
    text: 'const take = (one: number): number => one\nexport const two = take(JSON.parse("1"))\n',
  },
  {
    rule: "typescript(no-explicit-any)",
    file: "any.ts",
    text: "export const one = (value: any): string => String(value)\n",
  },
  {
    rule: "typescript(no-non-null-assertion)",
    file: "non-null.ts",
    text: "export const one = (list: string[]): string => list[0]!\n",
  },
  {
    rule: "typescript(consistent-type-imports)",
    file: "type-import.ts",
    text: 'import { Other } from "./type-import-other.ts"\nexport const one = (other: Other): string => other.name\n',
  },
  { rule: "eslint(no-console)", file: "console.ts", text: "console.log(1)\nexport {}\n" },
  { rule: "eslint(no-eval)", file: "eval.ts", text: 'export const one = (): unknown => eval("1")\n' },
  {
    rule: "eslint(no-new-func)",
    file: "new-func.ts",
    text: 'export const one: unknown = new Function("return 1")\n',
  },
  {
    rule: "import(no-default-export)",
    file: "default-export.ts",
    text: "const one = 1\nexport default one\n",
  },
  {
    rule: "react(no-danger)",
    file: "danger.tsx",
    text: 'export const One = () => <p dangerouslySetInnerHTML={{ __html: "x" }} />\n',
  },
  {
    rule: "react-hooks(rules-of-hooks)",
    file: "hooks.tsx",
    text: 'import { useState } from "react"\nexport function One({ on }: Readonly<{ on: boolean }>) {\n  if (on) useState(1)\n  return null\n}\n',
  },
  {
    rule: "jsx-a11y(alt-text)",
    file: "alt-text.tsx",
    text: 'export const One = () => <img src="x.png" />\n',
  },
  {
    rule: "jsx-a11y(click-events-have-key-events)",
    file: "click.tsx",
    text: "export const One = () => <div onClick={() => undefined}>one</div>\n",
  },
  { rule: "unicorn(filename-case)", file: "notKebab.ts", text: "export const one = 1\n" },
]

const clean = {
  "clean.ts": 'export const later = async (): Promise<string> => "1"\n',
  "type-import-other.ts": "export interface Other {\n  readonly name: string\n}\n",
}

describe("the linter", () => {
  let folder = ""
  let run: ToolRun = { code: null, output: "" }

  beforeAll(() => {
    const realm = {
      extends: join(projectRoot, "tsconfig.json"),
      compilerOptions: { lib: ["ES2023", "DOM"], jsx: "react-jsx" },
      include: ["."],
    }
    const planted = Object.fromEntries(faults.map(({ file, text }) => [file, text]))
    const files = { ...planted, ...clean }
    folder = plantFiles({ ...files, "tsconfig.json": JSON.stringify(realm) })
    // The folder is ignored, so its files are named one by one.
    const paths = Object.keys(files).map((file) => join(folder, file))
    run = runTool("oxlint/bin/oxlint", ["--type-aware", "--format", "unix", ...paths])
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  const saidOf = (file: string): string =>
    run.output
      .split("\n")
      .filter((line) => line.includes(`/${file}:`))
      .join("\n")

  test("fails over files with faults", () => {
    expect(run.code, run.output).toBe(1)
  })

  test.each(faults)("finds $rule in $file", ({ rule, file }) => {
    expect(saidOf(file)).toContain(rule)
  })

  test.each(Object.keys(clean))("says nothing about %s", (file) => {
    expect(saidOf(file)).toBe("")
  })
})
