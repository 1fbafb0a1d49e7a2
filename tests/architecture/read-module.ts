import { parseSync } from "vite"
import type { SourceFile } from "./source-files.ts"

export interface Import {
  readonly specifier: string
  /** `url`: a file named by `new URL("…", import.meta.url)`, as workers are. */
  readonly kind: "value" | "type" | "url"
  /** Names taken from the other module, as the other calls them; `*` for all of them. */
  readonly names: readonly string[]
}

export interface ReadModule {
  readonly imports: readonly Import[]
  readonly hasDefaultExport: boolean
  /** Whether the file does nothing but pass on what other files export. */
  readonly isBarrel: boolean
  /** Every identifier, property name and JSX attribute in the code: not in its strings and comments. */
  readonly names: ReadonlySet<string>
  /** The names of properties that are assigned to. */
  readonly assigned: ReadonlySet<string>
}

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

const alreadyRead = new WeakMap<SourceFile, ReadModule>()

/** Throws when the file is not valid TypeScript. */
export function readModule(file: SourceFile): ReadModule {
  const known = alreadyRead.get(file)
  if (known !== undefined) return known
  const read = parseModule(file)
  alreadyRead.set(file, read)
  return read
}

function parseModule({ path, text }: SourceFile): ReadModule {
  const { program, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ message }) => message).join("; ")}`)
  const nodes = allNodes(program)
  const statics = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    kind: kindOf(entries),
    names: entries.map(
      ({ importName }) => importName.name ?? (importName.kind === "Default" ? "default" : "*"),
    ),
  }))
  const passedOn = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap((entry) =>
      entry.moduleRequest === null
        ? []
        : [
            {
              specifier: entry.moduleRequest.value,
              kind: kindOf([entry]),
              names: [entry.importName.name ?? "*"],
            },
          ],
    )
  const body = program.body.filter(({ type }) => type !== "ImportDeclaration")
  return {
    imports: [...statics, ...passedOn, ...nodes.flatMap(importInNode)],
    hasDefaultExport: module.staticExports.some(({ entries }) =>
      entries.some(({ exportName }) => exportName.kind === "Default" || exportName.name === "default"),
    ),
    isBarrel: body.length > 0 && body.every(isPassedOn),
    names: new Set(nodes.flatMap(nameOfNode)),
    assigned: new Set(nodes.flatMap(assignedInNode)),
  }
}

function kindOf(entries: readonly { isType: boolean }[]): "value" | "type" {
  return entries.length > 0 && entries.every(({ isType }) => isType) ? "type" : "value"
}

/** `export … from "…"`, and `export { x }` of something that was imported. */
function isPassedOn(statement: object): boolean {
  const { type, declaration } = statement as { type: string; declaration?: unknown }
  return type === "ExportAllDeclaration" || (type === "ExportNamedDeclaration" && !declaration)
}

function importInNode(node: Node): Import[] {
  if (node.type === "ImportExpression") {
    return [{ specifier: literal(node["source"]) ?? "(computed)", kind: "value", names: ["*"] }]
  }
  if (node.type === "TSImportType") {
    return [{ specifier: literal(node["source"]) ?? "(computed)", kind: "type", names: ["*"] }]
  }
  if (node.type !== "NewExpression" || !isNode(node["callee"]) || node["callee"]["name"] !== "URL") return []
  const [first, second] = Array.isArray(node["arguments"]) ? (node["arguments"] as unknown[]) : []
  const ofModule = isNode(second) && isNode(second["object"]) && second["object"].type === "MetaProperty"
  const specifier = literal(first)
  return ofModule && specifier !== undefined ? [{ specifier, kind: "url", names: ["*"] }] : []
}

function literal(value: unknown): string | undefined {
  return isNode(value) && typeof value["value"] === "string" ? value["value"] : undefined
}

function nameOfNode(node: Node): string[] {
  const isName = node.type === "Identifier" || node.type === "JSXIdentifier"
  if (isName && typeof node["name"] === "string") return [node["name"]]
  // element["innerHTML"] is the same write.
  if (node.type === "MemberExpression" && node["computed"] === true) {
    const name = literal(node["property"])
    return name === undefined ? [] : [name]
  }
  return []
}

function assignedInNode({ type, left }: Node): string[] {
  if (type !== "AssignmentExpression" || !isNode(left) || left.type !== "MemberExpression") return []
  const name = isNode(left["property"]) ? (left["property"]["name"] ?? literal(left["property"])) : undefined
  return typeof name === "string" ? [name] : []
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string"
}

function allNodes(root: unknown): Node[] {
  const found: Node[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return
    if (isNode(value)) found.push(value)
    for (const inside of Object.values(value)) visit(inside)
  }
  visit(root)
  return found
}
