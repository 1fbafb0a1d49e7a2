import type {
  AttributeSpec as ProseMirrorAttribute,
  NodeSpec as ProseMirrorNode,
  SchemaSpec,
} from "@tiptap/pm/model"
import type { AttributeSpec } from "../documents/attributes.ts"
import {
  blockNames,
  type ContentSpec,
  inlineNames,
  markSpecs,
  type NodeName,
  nodeSpecs,
} from "../documents/schema.ts"

/** How nodes behave while they are edited; what they may hold and which attributes they have is the document's schema. */
const editing: Readonly<Partial<Record<NodeName, Partial<ProseMirrorNode>>>> = {
  heading: { defining: true },
  listItem: { defining: true },
  taskItem: { defining: true },
  blockquote: { defining: true },
  bulletList: { group: "block list" },
  orderedList: { group: "block list" },
  taskList: { group: "block list" },
  codeBlock: { marks: "", code: true, defining: true },
  table: { isolating: true },
  tableHeader: { isolating: true },
  tableCell: { isolating: true },
  hardBreak: { selectable: false, linebreakReplacement: true },
  mention: { atom: true },
}

/** ProseMirror's form of `documents/schema.ts`: TipTap's extensions lend it commands and a look, and change nothing. */
export const editorSchemaSpec: SchemaSpec = {
  topNode: "doc",
  nodes: Object.fromEntries(Object.entries(nodeSpecs).map(([name, spec]) => [name, nodeFor(name, spec)])),
  marks: Object.fromEntries(
    Object.entries(markSpecs).map(([name, spec]) => [
      name,
      {
        attrs: attributesFor(spec.attributes),
        ...(spec.alone === true && { excludes: "_", code: true }),
        // What is typed after a link is not part of it.
        ...(name === "link" && { inclusive: false }),
      },
    ]),
  ),
}

function nodeFor(name: string, spec: (typeof nodeSpecs)[NodeName]): ProseMirrorNode {
  const content = expressionOf(spec.content)
  return {
    ...groupOf(name),
    ...(content !== "" && { content }),
    ...(name !== "text" && { attrs: attributesFor(spec.attributes) }),
    ...editing[name as NodeName],
  }
}

function groupOf(name: string): Partial<ProseMirrorNode> {
  if ((blockNames as readonly string[]).includes(name)) return { group: "block" }
  return (inlineNames as readonly string[]).includes(name) ? { group: "inline", inline: true } : {}
}

function expressionOf(content: ContentSpec): string {
  if (content.kind === "none") return ""
  if (content.kind !== "children") return content.kind === "inline" ? "inline*" : "text*"
  const children = content.of === blockNames ? "block" : `(${content.of.join(" | ")})`
  return content.first === undefined
    ? children + (content.min === 1 ? "+" : "*")
    : `${content.first} ${children}*`
}

function attributesFor(specs: Readonly<Record<string, AttributeSpec>>): Record<string, ProseMirrorAttribute> {
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, attributeFor(name, spec)]))
}

function attributeFor(name: string, spec: AttributeSpec): ProseMirrorAttribute {
  return {
    ...(spec.default !== undefined && { default: spec.default }),
    validate: (value: unknown) => {
      if (!spec.accepts(value)) throw new RangeError(`Invalid value for the attribute ${name}`)
    },
  }
}
