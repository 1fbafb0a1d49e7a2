import type { DeskQuestion } from "../desk-question.ts"

declare const question: DeskQuestion

type Folder = {
  readonly path: string
  readonly folders: readonly string[]
  readonly files: readonly string[]
}

declare global {
  /** Put into this page by the runtime, which calls the other two. */
  var tellRuntime: (text: string) => void
  var begin: () => void
  var showFolder: (folder: Folder | null) => void
}

function answer(given: { readonly button: number } | { readonly path: string } | undefined): void {
  globalThis.tellRuntime(JSON.stringify({ answer: given }))
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

function press(button: HTMLButtonElement, work: () => void): void {
  button.addEventListener("click", work)
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
    press(button, () => answer({ button: index }))
    if (index === question.cancelId) button.focus()
  }
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") answer({ button: question.cancelId })
  })
}

function beginPath(path: NonNullable<DeskQuestion["path"]>): void {
  const field = add(document.body, "input")
  field.autocomplete = "off"
  field.spellcheck = false
  field.ariaLabel = question.message
  field.value = path.start
  const list = add(document.body, "ul")
  const footer = add(document.body, "footer")
  press(add(footer, "button", "Cancel"), () => answer(undefined))
  const choose = add(footer, "button", path.kind === "save" ? "Save" : "Choose")
  press(choose, () => answer({ path: field.value }))
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") answer(undefined)
    if (event.key === "Enter" && event.target === field) choose.click()
  })

  const fits = (name: string) =>
    path.extensions.length === 0 ||
    path.extensions.some((one) => name.toLowerCase().endsWith(`.${one.toLowerCase()}`))

  let name = ""

  function ask(folder: string): void {
    globalThis.tellRuntime(JSON.stringify({ list: folder }))
  }

  globalThis.showFolder = (folder) => {
    if (folder === null) return
    const inside = folder.path.endsWith(separator) ? folder.path : folder.path + separator
    field.value = path.kind === "folder" ? folder.path : inside + name
    list.replaceChildren()
    const enter = (label: string, to: string) => press(add(add(list, "li"), "button", label), () => ask(to))
    enter("..", parentOf(folder.path))
    for (const one of folder.folders) enter(one + separator, inside + one)
    if (path.kind === "folder") return
    for (const one of folder.files.filter(fits)) {
      press(add(add(list, "li"), "button", one), () => {
        field.value = inside + one
      })
    }
  }

  const wantsName = path.kind === "save"
  if (wantsName) name = nameOf(path.start)
  ask(wantsName ? parentOf(path.start) : path.start)
  field.focus()
}

function parentOf(path: string): string {
  const at = path.lastIndexOf(separator)
  return path.slice(0, at) || separator
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf(separator) + 1)
}
