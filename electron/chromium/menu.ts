import type * as Electron from "electron"
import { type Accelerator } from "./message.ts"
import { readAccelerator } from "./accelerator.ts"
import { app } from "./app.ts"
import { BrowserWindowStandIn } from "./browser-window.ts"
import { roleOf } from "./menu-roles.ts"
import { NotHere } from "./not-here.ts"

type Template = Electron.MenuItemConstructorOptions
type Click = (item: MenuItem, window: BrowserWindowStandIn | undefined, event: object) => void

/** One line of a menu. Nothing is drawn: it can be found, clicked by its accelerator, and clicked by a test. */
export class MenuItem {
  readonly id: string
  readonly label: string
  readonly type: NonNullable<Template["type"]>
  readonly role: string | undefined
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly #click: Click | undefined

  constructor(options: Template) {
    const role = roleOf(options.role)
    this.id = options.id ?? ""
    this.label = options.label ?? role?.label ?? options.role ?? ""
    this.type = options.type ?? (options.submenu === undefined ? "normal" : "submenu")
    this.role = options.role
    this.accelerator = options.accelerator ?? role?.accelerator
    const submenu = options.submenu ?? role?.submenu
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.#click = (options.click as Click | undefined) ?? role?.click
  }

  /** As the owner's own click: a disabled item does nothing. */
  click(): void {
    if (!this.enabled) return
    if (this.type === "checkbox") this.checked = !this.checked
    if (this.type === "radio") this.checked = true
    this.#click?.(
      this,
      BrowserWindowStandIn.getFocusedWindow() ?? BrowserWindowStandIn.getAllWindows()[0],
      {},
    )
  }
}

let applicationMenu: Menu | null = null
let shown: readonly MenuItem[] = []

export class Menu {
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: readonly Template[]): Menu {
    const menu = new Menu()
    for (const options of template) menu.append(new MenuItem(options))
    return menu
  }

  /** There is no bar to put it in; its accelerators work while the page has the focus. */
  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
    shown = menu?.all() ?? []
    const list = acceleratorsOf(shown)
    for (const window of BrowserWindowStandIn.getAllWindows()) window.webContents.setAccelerators(list)
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  append(item: MenuItem): void {
    this.items.push(item)
  }

  getMenuItemById(id: string): MenuItem | null {
    return this.all().find((item) => item.id === id) ?? null
  }

  /** Every item, those of submenus included. */
  all(): MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.all() ?? [])])
  }

  popup(): void {
    throw new NotHere("Menu.popup")
  }

  closePopup(): void {}
}

function acceleratorsOf(items: readonly MenuItem[]): Accelerator[] {
  return items.flatMap((item, id) => {
    const combination =
      item.accelerator === undefined ? undefined : readAccelerator(item.accelerator, process.platform)
    return combination === undefined || !item.enabled ? [] : [{ id, ...combination }]
  })
}

app.on("browser-window-created", (_event: object, window: BrowserWindowStandIn) => {
  window.webContents.setAccelerators(acceleratorsOf(shown))
  window.webContents.on("accelerator", (id: number) => shown[id]?.click())
})
