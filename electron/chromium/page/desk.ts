import type { DeskQuestion } from "../desk-question.ts"

declare const question: DeskQuestion
declare global {
  /** Both are put into this page by the runtime. */
  var answer: (given: { button: number } | { path: string } | undefined) => Promise<void>
  var listFolder: (path: string) => Promise<{ path: string; folders: string[]; files: string[] } | null>
  var begin: () => void
}

function add<K extends keyof HTMLElementTagNameMap>(
  parent: Element,
  tag: K,
  text = "",
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  element.textContent = text
  parent.append(element)
  return element
}

const isWindows = navigator.userAgent.includes("Windows")
const separator = isWindows ? "\\" : "/"

globalThis.begin = () => {
  add(document.body, "h1", question.message)
  if (question.detail !== "") add(document.body, "p", question.detail)
  if (question.path !== undefined) return beginPath(question.path)
  const footer = add(document.body, "footer")
  for (const [index, label] of question.buttons.entries()) {
    const button = add(footer, "button", label)
    button.onclick = () => void globalThis.answer({ button: index })
    if (index === question.cancelId) button.focus()
  }
  onkeydown = (event) => {
    if (event.key === "Escape") void globalThis.answer({ button: question.cancelId })
  }
}

function beginPath(path: NonNullable<DeskQuestion["path"]>): void {
  const field = add(document.body, "input")
  field.autocomplete = "off"
  field.spellcheck = false
  field.ariaLabel = question.message
  field.value = path.start
  const list = add(document.body, "ul")
  const footer = add(document.body, "footer")
  add(footer, "button", "Cancel").onclick = () => void globalThis.answer(undefined)
  const choose = add(footer, "button", path.kind === "save" ? "Save" : "Choose")
  choose.onclick = () => void globalThis.answer({ path: field.value })
  onkeydown = (event) => {
    if (event.key === "Escape") void globalThis.answer(undefined)
    if (event.key === "Enter" && event.target === field) choose.click()
  }

  const fits = (name: string) =>
    path.extensions.length === 0 ||
    path.extensions.some((one) => name.toLowerCase().endsWith(`.${one.toLowerCase()}`))

  async function show(folder: string, name: string): Promise<void> {
    const found = await globalThis.listFolder(folder)
    if (found === null) return
    const inside = found.path.endsWith(separator) ? found.path : found.path + separator
    field.value = path.kind === "folder" ? found.path : inside + name
    list.replaceChildren()
    const enter = (label: string, to: string) => {
      add(add(list, "li"), "button", label).onclick = () => void show(to, name)
    }
    enter("..", parentOf(found.path))
    for (const one of found.folders) enter(one + separator, inside + one)
    if (path.kind === "folder") return
    for (const one of found.files.filter(fits)) {
      add(add(list, "li"), "button", one).onclick = () => {
        field.value = inside + one
      }
    }
  }

  const wantsName = path.kind === "save"
  void show(wantsName ? parentOf(path.start) : path.start, wantsName ? nameOf(path.start) : "")
  field.focus()
}

function parentOf(path: string): string {
  const at = path.lastIndexOf(separator)
  return path.slice(0, at) || separator
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf(separator) + 1)
}
