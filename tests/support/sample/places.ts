import type { Locator, Page } from "playwright-core"

/** A screen or dialog of the open sample journal, and the way there from wherever one is. */
export type SamplePlace = Readonly<{
  name: string
  open: (page: Page) => Promise<void>
  /** It lies over another place and is closed by Escape. */
  over?: "dialog" | "alertdialog" | "menu"
}>

type Way = (page: Page) => Promise<void>

const main = (page: Page): Locator => page.getByRole("main")
const button = (page: Page, name: string | RegExp): Locator =>
  main(page).getByRole("button", { name, ...(typeof name === "string" && { exact: true }) })

const rail =
  (name: string): Way =>
  async (page) => {
    await page.getByRole("navigation", { name: "Places" }).getByRole("button", { name, exact: true }).click()
    await main(page).getByRole("heading", { name, level: 1 }).waitFor()
  }
const then =
  (...ways: readonly Way[]): Way =>
  async (page) => {
    for (const way of ways) await way(page)
  }
const press =
  (name: string | RegExp): Way =>
  (page) =>
    button(page, name).first().click()
const tab =
  (name: string): Way =>
  (page) =>
    main(page).getByRole("tab", { name, exact: true }).click()
const dialog: Way = (page) => page.getByRole("dialog").or(page.getByRole("alertdialog")).first().waitFor()
const titled =
  (title: string): Way =>
  (page) =>
    page
      .getByRole("heading", { name: title, level: 1 })
      .or(page.getByRole("textbox", { name: /^Title of the / }))
      .first()
      .waitFor()

/** An entry of the journal by its whole title; the list is searched, since it draws only what is seen of it. */
const entry = (title: string): Way =>
  then(
    rail("Journal"),
    async (page) => {
      await main(page).getByRole("searchbox").fill(title)
      await button(page, new RegExp(title, "u")).first().click()
    },
    titled(title),
  )
const journal: Way = then(rail("Journal"), async (page) => {
  const everything = button(page, "Show everything")
  if (await everything.isVisible()) await everything.click()
})
const narrowedTo = (text: string): Way =>
  then(rail("Network"), (page) => main(page).getByRole("searchbox").fill(text))
const network = narrowedTo("")
const person = (name: string): Way => then(narrowedTo(name), press(new RegExp(name, "u")), titled(name))
const relationship = (title: string): Way =>
  then(rail("Relationships"), press(new RegExp(title, "u")), titled(title))
const settings = (section: string): Way => then(rail("Settings"), tab(section))
/** A backup made, opened by the vault's own key, and what a merge would do. */
const lookInside: Way = then(settings("Backups"), press("Back up now"), async (page) => {
  await main(page)
    .getByText(/^Backed up: /)
    .waitFor()
  await button(page, /in the folder$/).click()
  await button(page, /^Look inside the backup of/)
    .first()
    .click()
  await button(page, "Open it").click()
  await main(page).getByRole("heading", { name: "What this backup holds" }).waitFor()
})
const more = (item: string): Way =>
  then(press("More for this entry"), (page) => page.getByRole("menuitem", { name: item }).click())

const tags: Way = then(journal, press("Edit tags"), (page) => page.getByRole("treegrid").waitFor())
const tagMenu = (path: string, item: string): Way =>
  then(press(`What to do with it: ${path}`), (page) => page.getByRole("menuitem", { name: item }).click())

/** The search with something typed into its field, and what was found for it. */
const searched = (text: string): Way =>
  then(rail("Search"), async (page) => {
    const field = main(page).getByRole("combobox", { name: "Search everything" })
    await main(page)
      .getByRole("button", { name: "Empty the search" })
      .first()
      .click({ timeout: 100 })
      .catch(() => undefined)
    await field.fill(text)
  })
const found = (text: string): Way =>
  then(searched(text), (page) => main(page).getByRole("list", { name: "What was found" }).waitFor())

const halfYear = "Half-year with Ines: what has moved, and what only seems to have moved"

/** Every screen and dialog: the pictures and the walk for accessibility take them from here. */
export const samplePlaces: readonly SamplePlace[] = [
  { name: "today", open: rail("Today") },
  { name: "journal", open: journal },
  { name: "journal-tags", open: then(journal, press("Any tag"), dialog), over: "dialog" },
  { name: "tags", open: tags },
  {
    name: "tag-colours",
    open: then(tags, press("Colour: craft"), (page) => page.getByRole("menu").waitFor()),
    over: "menu",
  },
  { name: "tag-into", open: then(tags, tagMenu("craft/data", "Move into…"), dialog), over: "dialog" },
  { name: "tag-remove", open: then(tags, tagMenu("craft", "Remove"), dialog), over: "alertdialog" },
  { name: "note", open: entry("A morning for reading this") },
  { name: "note-edit", open: then(entry("Snow, and nobody in the building"), press("Edit")) },
  {
    name: "note-picture",
    open: then(entry("A morning for reading this"), press(/^Look at /u), dialog),
    over: "dialog",
  },
  {
    name: "note-versions",
    open: then(entry("Three letters"), more("Earlier versions"), dialog),
    over: "dialog",
  },
  {
    name: "note-menu",
    open: then(entry("Three letters"), press("More for this entry"), (page) =>
      page.getByRole("menu").waitFor(),
    ),
    over: "menu",
  },
  { name: "session", open: entry(halfYear) },
  { name: "session-prepare", open: entry("What I would do differently") },
  { name: "session-reflect", open: then(entry(halfYear), tab("Reflect")) },
  { name: "session-new", open: then(journal, press("New session"), dialog), over: "dialog" },
  { name: "session-facts", open: then(entry(halfYear), press("Change people, day and more")) },
  {
    name: "session-calendar",
    open: then(entry(halfYear), press("Change people, day and more"), press(/^Choose a day/u), dialog),
    over: "dialog",
  },
  { name: "relationships", open: rail("Relationships") },
  { name: "relationship", open: relationship("Ines, second year") },
  { name: "relationship-sessions", open: then(relationship("Ines, second year"), tab("Sessions")) },
  { name: "relationship-history", open: then(relationship("Ines, second year"), tab("History")) },
  {
    name: "relationship-new",
    open: then(rail("Relationships"), press("New relationship"), dialog),
    over: "dialog",
  },
  { name: "network", open: network },
  { name: "person", open: person("Ines Marchetti") },
  { name: "person-right-to-left", open: person("ليلى حدّاد") },
  { name: "person-edit", open: then(person("Ines Marchetti"), press("Edit")) },
  {
    name: "person-timeline",
    open: then(person("Ragnhild"), (page) => main(page).getByRole("radio", { name: "Timeline" }).click()),
  },
  { name: "person-new", open: then(network, press("New person"), dialog), over: "dialog" },
  { name: "organisations", open: then(network, press("Organisations")) },
  { name: "organisation", open: then(network, press("Organisations"), press(/Orvane/)) },
  { name: "exchange", open: rail("Exchange") },
  { name: "exchange-new", open: then(rail("Exchange"), press("New exchange"), dialog), over: "dialog" },
  { name: "goals", open: rail("Goals") },
  { name: "action-new", open: then(rail("Goals"), press("New action"), dialog), over: "dialog" },
  { name: "search", open: searched("") },
  { name: "search-found", open: found("letter") },
  { name: "search-chips", open: found('tag:craft person:"Ines Marchetti" ask ') },
  {
    name: "search-completion",
    open: then(searched("kind:"), (page) =>
      page.getByRole("listbox", { name: "What could be meant" }).waitFor(),
    ),
  },
  {
    name: "search-nothing",
    open: then(searched("zebra crossing"), (page) =>
      main(page).getByText("Nothing in your journal is like that.").waitFor(),
    ),
  },
  {
    name: "search-save",
    open: then(found("letter"), press("Save this search"), dialog),
    over: "dialog",
  },
  { name: "trash", open: rail("Trash") },
  { name: "settings-security", open: settings("Security") },
  { name: "settings-vault", open: settings("This vault") },
  {
    name: "vault-delete",
    open: then(settings("This vault"), press("Delete this vault"), dialog),
    over: "alertdialog",
  },
  { name: "settings-backups", open: settings("Backups") },
  {
    name: "backup-file",
    open: then(settings("Backups"), press("Make a file"), dialog),
    over: "alertdialog",
  },
  { name: "backup-look-inside", open: lookInside },
  { name: "settings-appearance", open: settings("Appearance") },
  { name: "settings-keyboard", open: settings("Keyboard") },
  { name: "settings-import", open: settings("Import") },
  { name: "settings-protection", open: settings("Protection") },
  { name: "settings-about", open: settings("About") },
  {
    name: "passphrase-change",
    open: then(settings("Security"), press("Change the passphrase"), dialog),
    over: "alertdialog",
  },
  {
    name: "shortcuts",
    open: then(rail("Today"), (page) => page.keyboard.press("?"), dialog),
    over: "dialog",
  },
  {
    name: "shortcuts-change",
    open: then(settings("Keyboard"), press("Change the keys of: Search"), dialog, (page) =>
      page.keyboard.press("n"),
    ),
    over: "dialog",
  },
  {
    name: "palette",
    open: then(
      rail("Today"),
      (page) => page.keyboard.press("Control+k"),
      async (page) => {
        await page.getByRole("option").first().waitFor()
      },
    ),
    over: "dialog",
  },
  {
    name: "palette-verb",
    open: then(
      rail("Today"),
      (page) => page.keyboard.press("Control+k"),
      (page) => page.keyboard.type("new session with ines"),
      async (page) => {
        await page.getByRole("option", { name: "Ines Marchetti" }).first().waitFor()
      },
    ),
    over: "dialog",
  },
]

/** The same screens where nothing is written yet. */
export const emptyPlaces: readonly SamplePlace[] = [
  { name: "empty-today", open: rail("Today") },
  { name: "empty-journal", open: rail("Journal") },
  { name: "empty-relationships", open: rail("Relationships") },
  { name: "empty-network", open: rail("Network") },
  { name: "empty-exchange", open: rail("Exchange") },
  { name: "empty-goals", open: rail("Goals") },
  { name: "empty-trash", open: rail("Trash") },
  { name: "empty-search", open: rail("Search") },
]

/** Opens a place; `close` it before the next one. */
export async function openPlace(page: Page, { open }: SamplePlace): Promise<void> {
  await open(page)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

export async function closePlace(page: Page, { over }: SamplePlace): Promise<void> {
  if (over === undefined) return
  await page.keyboard.press("Escape")
  await page.getByRole(over).waitFor({ state: "detached" })
}
