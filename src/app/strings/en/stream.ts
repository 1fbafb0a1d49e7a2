export const stream = {
  "stream.untitled": "Without a title",
  "stream.journal-note": "Note",
  "stream.mentioned": "mentioned here",
  "stream.interaction": "There was contact",
  "stream.stage": "From here on: {to}",
  "stream.action.me": "You said you would do this",
  "stream.action.them": "The other side said they would do this",
  "stream.action.both": "You both said you would do this",
} as const
