export const vaults = {
  "vaults.title": "Your vaults",
  "vaults.lead": "Each has a passphrase and a recovery sheet of its own.",
  "vaults.none": "No vault is known on this computer yet.",
  "vaults.hidden":
    "The list is hidden. Open a vault by its folder, or show the list again in the settings of an open one.",
  "vaults.list": "Vaults, the one opened last first",
  "vaults.list.failed": "The list of vaults could not be read. Nothing was changed.",
  "vaults.own-folder": "In Lucilius's own folder",
  "vaults.opened": "opened {when}",
  "vaults.never-opened": "not opened here yet",
  "vaults.synced": "copied to a server",
  "vaults.out-of-reach": "Out of reach",
  "vaults.forget": "Take {name} out of the list",
  "vaults.forgotten": "{name} is out of the list. Its folder stays as it is.",
  "vaults.new": "New vault",
  "vaults.open-folder": "Open a folder",
  "vaults.restore": "Restore a backup",

  "vaults.pick.not-a-vault":
    "There is no vault in that folder: the file with the key slots is missing. Nothing was changed.",
  "vaults.pick.not-empty": "That folder is not empty. Choose an empty one, or make a new one there.",
  "vaults.pick.inside-vault": "That folder lies inside a vault. Choose one beside it.",
  "vaults.pick.app-own": "That folder belongs to Lucilius itself. Choose one of your own.",
  "vaults.pick.failed": "That folder cannot be used. Nothing was changed.",

  "vaults.place": "Where it lives",
  "vaults.place.own": "In Lucilius's own folder on this computer",
  "vaults.place.choose": "Choose another place",
  "vaults.place.own.choose": "Use Lucilius's own folder",
  "vaults.place.synced":
    "That folder seems to be copied to a server. What lies there is sealed, but its size and its rhythm can be seen there, and only one computer may have it open at a time.",
  "vaults.name": "Name of the vault",
  "vaults.name.more": "For the list before a vault is open. It can be read without the passphrase.",

  "vaults.moving": "Moving the vault",
  "vaults.moving.more": "Every file is compared before the old place is cleared.",
  "vaults.moved": "The vault has moved",
  "vaults.moved.more": "It is whole at its new place. Unlock it as before.",
  "vaults.moved.go-on": "Continue",
  "vaults.not-moved": "The vault was not moved",
  "vaults.not-moved.same": "It is whole and where it was.",
  "vaults.move.in-use": "It is open on {host}. Lock or close it there first.",
  "vaults.move.vault-open": "It is still open here. Lock it first.",
  "vaults.move.not-empty": "The folder that you chose is no longer empty.",
  "vaults.move.disk-full": "The disk there has no room for it.",
  "vaults.move.read-only": "The folder cannot be written to. Check its permissions.",
  "vaults.move.folder-gone": "One of the two folders is out of reach. Connect its disk.",
  "vaults.move.failed": "The disk reported an error.",

  "settings.vault": "This vault",
  "vault.name.save": "Keep this name",
  "vault.name.saved": "The list says {name} from now on.",
  "vault.name.failed": "That name could not be kept. The old one stays.",
  "vault.place.synced":
    "This folder seems to be copied to a server. Let the copying end before you open the vault on another computer.",
  "vault.move": "Move it",
  "vault.move.own": "Move it to Lucilius's own folder",
  "vault.move.title": "Move this vault",
  "vault.move.more":
    "The vault is locked, its folder is taken to {folder}, and you unlock it there. If anything cuts it short, the vault stays whole where it is.",
  "vault.move.more.own":
    "The vault is locked, its folder is taken into Lucilius's own, and you unlock it there. If anything cuts it short, the vault stays whole where it is.",
  "vault.move.button": "Lock and move",
  "vault.others": "Other vaults",
  "vault.list.show": "Show the list of vaults before one is open",
  "vault.list.more":
    "The list says the name, the folder and the last opening of each vault, and nothing of what it holds.",
  "vault.another": "Open another vault",
  "vault.another.more": "This one is locked first.",
  "vault.delete": "Delete this vault",
  "vault.delete.more":
    "For good, with everything in it and the snapshots that Lucilius keeps itself. Backups and snapshots in a folder of your own stay.",
  "vault.delete.before":
    "Only after a backup, or a snapshot in a folder of your own, that was made since the last change.",
  "vault.delete.type": "Type {name} to delete it",
  "vault.delete.button": "Delete it for good",
  "vault.delete.working": "Deleting",
  "vault.delete.other-name": "That is not its name.",
  "vault.delete.no-backup":
    "Nothing was deleted. There is no backup of what is in it now: make one under Backup, or a snapshot in a folder of your own, then come back.",
  "vault.delete.failed": "The vault was not deleted: {reason}.",
} as const
