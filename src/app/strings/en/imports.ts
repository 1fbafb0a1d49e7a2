export const imports = {
  "imports.title": "Bring in what you wrote elsewhere",
  "imports.more":
    "You see first what will be made. Nothing leaves this computer, and the files stay as they are. Each import can be taken back.",
  "imports.markdown": "A folder of notes",
  "imports.markdown.more":
    "Markdown and plain text, as most writing programs export them. Titles, days and tags come along.",
  "imports.markdown.choose": "Choose a folder",
  "imports.vcard": "Address books",
  "imports.vcard.more": "One or more vCard files (.vcf), as address books and telephones export them.",
  "imports.vcard.choose": "Choose files",
  "imports.drop-failed":
    "What you dropped could not be read as files. Nothing was changed. Choose it with the button.",

  "imports.reading": "Reading",
  "imports.writing": "Writing it into your vault",
  "imports.cancelled": "Cancelled. Nothing was changed.",

  "imports.preview": "What will come in",
  "imports.make": "Will be made",
  "imports.notes": { one: "{count} note", other: "{count} notes" },
  "imports.sessions": { one: "{count} session", other: "{count} sessions" },
  "imports.contacts": { one: "{count} person", other: "{count} people" },
  "imports.organisations": { one: "{count} organisation", other: "{count} organisations" },
  "imports.words": { one: "{count} word", other: "{count} words" },
  "imports.channels": { one: "{count} way to reach them", other: "{count} ways to reach them" },
  "imports.here": "Already here",
  "imports.here.count": {
    one: "{count} from an earlier import. It stays as it is.",
    other: "{count} from an earlier import. They stay as they are.",
  },
  "imports.left-out": "Left out",
  "imports.left-out.none": "Nothing",
  "imports.none": "Nothing new: all of it is here already.",
  "imports.empty": "Nothing in it can be brought in.",
  "imports.first": { one: "See it", other: "See {count} of them" },
  "imports.unnamed": "Without a title",
  "imports.button": "Import",
  "imports.other": "Choose something else",

  "imports.done": { one: "{count} thing came in.", other: "{count} things came in." },
  "imports.open.markdown": "Open the journal",
  "imports.open.vcard": "Open the network",
  "imports.undo": "Take it back",
  "imports.undo.of": "Take it back: {name}",
  "imports.undo.title": "Take this import back?",
  "imports.undo.more":
    "What you have not touched since is deleted for good; the files that it came from still have it. What you changed or used goes to the trash.",
  "imports.undo.failed": "It was not taken back: {reason}. Nothing was changed.",
  "imports.again": "Import something else",

  "imports.earlier": "Earlier imports",
  "imports.earlier.facts": "{when}, {count}",
  "imports.earlier.count": { one: "{count} thing", other: "{count} things" },
  "imports.earlier.undone": "taken back",

  "imports.failed.too-many":
    "That is more than one import can hold. Nothing was changed. Bring it in part by part, a folder at a time.",
  "imports.failed.unreadable":
    "The files could not be read. Nothing was changed. See whether they are still in their place, and choose them again.",
  "imports.failed.nothing-to-import": "There was nothing to bring in. Nothing was changed.",
  "imports.failed.no-preview": "The files have to be chosen again. Nothing was changed.",
  "imports.failed": "Nothing came in: {reason}. You can try again.",

  "imports.left.other-kind": {
    one: "{count} file that is neither Markdown nor plain text",
    other: "{count} files that are neither Markdown nor plain text",
  },
  "imports.left.hidden": { one: "{count} hidden file", other: "{count} hidden files" },
  "imports.left.too-large": {
    one: "{count} file that is too large",
    other: "{count} files that are too large",
  },
  "imports.left.not-text": { one: "{count} file that is no text", other: "{count} files that are no text" },
  "imports.left.invalid-path": {
    one: "{count} file with a name that cannot be used",
    other: "{count} files with names that cannot be used",
  },
  "imports.left.unreadable-file": {
    one: "{count} file that could not be read",
    other: "{count} files that could not be read",
  },
  "imports.left.image": { one: "{count} picture in a text", other: "{count} pictures in texts" },
  "imports.left.link-title": { one: "{count} title of a link", other: "{count} titles of links" },
  "imports.left.html": { one: "{count} piece of HTML", other: "{count} pieces of HTML" },
  "imports.left.formatting": {
    one: "the formatting of {count} text, with every word kept",
    other: "the formatting of {count} texts, with every word kept",
  },
  "imports.left.front-matter-entry": {
    one: "{count} property of a note without a place here",
    other: "{count} properties of notes without a place here",
  },
  "imports.left.front-matter-comment": {
    one: "{count} comment among the properties of a note",
    other: "{count} comments among the properties of notes",
  },
  "imports.left.unread-front-matter": {
    one: "{count} block of properties that could not be read; its words stand in the text",
    other: "{count} blocks of properties that could not be read; their words stand in the texts",
  },
  "imports.left.time-of-day": { one: "{count} time of day", other: "{count} times of day" },
  "imports.left.no-cards": {
    one: "{count} file without an address in it",
    other: "{count} files without an address in them",
  },
  "imports.left.too-many-cards": {
    one: "{count} address book that is too large",
    other: "{count} address books that are too large",
  },
  "imports.left.empty-card": {
    one: "{count} card with no name and no address",
    other: "{count} cards with no name and no address",
  },
  "imports.left.outside": { one: "{count} line outside the cards", other: "{count} lines outside the cards" },
  "imports.left.twice": {
    one: "{count} card that stands there twice",
    other: "{count} cards that stand there more than once",
  },
  "imports.left.no-place": {
    one: "{count} detail of a card without a place here",
    other: "{count} details of cards without a place here",
  },
  "imports.left.too-long": {
    one: "{count} detail that is too long",
    other: "{count} details that are too long",
  },
  "imports.left.too-many": {
    one: "{count} detail more than one entry can hold",
    other: "{count} details more than one entry can hold",
  },
  "imports.left.unreadable": {
    one: "{count} detail that could not be read",
    other: "{count} details that could not be read",
  },
  "imports.left.cut-off": {
    one: "{count} card without an end; what it holds comes in",
    other: "{count} cards without an end; what they hold comes in",
  },
  "imports.left.other": { one: "{count} other thing", other: "{count} other things" },
} as const
