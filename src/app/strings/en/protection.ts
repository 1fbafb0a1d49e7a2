export const protection = {
  "protection.title": "What is protected, and what is not",
  "protection.lead":
    "Lucilius keeps what somebody told you in confidence. Here is against whom it does so, by what, and where it stops.",

  "protection.whom": "Against whom",
  "protection.thief": "The thief of your laptop, disk or stick",
  "protection.thief.more": "has every stored byte and learns only what can still be seen, listed below.",
  "protection.finder": "The finder of an old copy of the vault folder",
  "protection.finder.more":
    "learns nothing without a passphrase or sheet of that time. Changing the passphrase does not reach copies.",
  "protection.file": "A hostile file",
  "protection.file.more": "is refused by name before any memory is taken, and left as it is.",
  "protection.text": "A hostile text, pasted or linked",
  "protection.text.more": "runs nothing and loads nothing. Links ask before they open.",
  "protection.script": "A script that a mistake lets into the page",
  "protection.script.more":
    "sees what is on the screen, and no key, no passphrase already used, no entry that is not shown. No network takes it out.",
  "protection.network": "The network",
  "protection.network.more": "learns nothing. Nothing is sent or fetched; there is no server.",

  "protection.by": "By what",
  "protection.by.sealed":
    "All that you write is sealed with XChaCha20-Poly1305: texts and their earlier versions, titles, dates, kinds, tags, names, addresses, pictures, exchanges, links, drafts, the trash, and where you last were.",
  "protection.by.key":
    "The key comes from your passphrase by Argon2id. Nothing is stored from which it could be computed: no hash, no hint.",
  "protection.by.sheet":
    "The 24 words open the vault if the passphrase is lost. The line under them opens backups, and never the vault.",
  "protection.by.rotation":
    "All keys can be replaced: then the old passphrase, the old words and the old keys open nothing in the vault's folder.",
  "protection.by.change":
    "A change is noticed: an entry flipped, moved, swapped, repeated, dropped or taken from another vault is refused.",
  "protection.by.lock":
    "Locking is real. What is pending is sealed, the part that holds the keys is ended, and the page's process with it.",
  "protection.by.copies":
    "Every save is in two places before the page says Saved. If one is damaged, the other mends it.",

  "protection.seen": "What can still be seen",
  "protection.seen.lead": "By whoever holds the disk, without any key:",
  "protection.seen.installed": "that Lucilius is installed, and when the vault last changed;",
  "protection.seen.rows": "how many sealed rows there are and how big, in steps, and the rhythm of saving;",
  "protection.seen.header": "the format, a random vault number, the kinds and costs of its key slots;",
  "protection.seen.host": "this computer's name, in the vault folder's lock file;",
  "protection.seen.places":
    "of each vault its name in the list, where it lies if that is elsewhere, when it was last opened here, and the folder of its snapshots;",
  "protection.seen.window": "the window's size and place, light or dark, and after how long the app locks.",

  "protection.not": "What is not protected",
  "protection.not.malware": "A spying program, or somebody at the open app",
  "protection.not.malware.more": "can read the screen, the keyboard and the memory. No app can prevent this.",
  "protection.not.screenshots": "Pictures of the screen",
  "protection.not.screenshots.more": "of the open window, on every system.",
  "protection.not.swap": "Swap and hibernation",
  "protection.not.swap.more": "The system may write memory to the disk. Encrypt the disk.",
  "protection.not.flash": "Old blocks of flash storage",
  "protection.not.flash.more": "A drive may keep what was deleted.",
  "protection.not.rollback": "A return of everything to an older state",
  "protection.not.rollback.more":
    "shows you the older state. After unlocking you see how many entries there are and when the last change was.",
  "protection.not.copies": "Old copies, after keys were replaced",
  "protection.not.copies.more":
    "A copy of the folder and a backup open by what opened them then. So does a copy made while keys are being replaced, and it shows the new ones. Attached files keep their own keys. Other computers keep old sealed rows until the vault is opened there.",
  "protection.not.lost": "A lost passphrase together with a lost sheet",
  "protection.not.lost.more": "There is no third way in.",
  "protection.not.weak": "A weak passphrase",
  "protection.not.weak.more": "The strength that is asked for is a floor.",
  "protection.not.outside": "What you take out",
  "protection.not.outside.more":
    "A print, a copied text or an export is outside. An address copied by its button leaves the clipboard after a minute.",
  "protection.not.imported": "What you brought in",
  "protection.not.imported.more":
    "Files that you imported stay where they were, as readable as before. Their names are kept sealed.",
  "protection.not.memory": "Memory while the vault is open",
  "protection.not.memory.more":
    "A passphrase that was typed has been in it. After locking, the processes that held it are gone.",

  "protection.fallback": "In this runtime",
  "protection.fallback.more":
    "Lucilius runs in an installed browser here. It cannot hear that the computer sleeps or that its screen is locked, so it locks by button, by key and after a time.",
} as const
