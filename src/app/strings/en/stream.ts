/** What a line of any stream says, whoever's it is. */
export const stream = {
  "stream.journal-note": "Note",
  "stream.mentoring-session": "Session",
  "stream.action": "Action",
  "stream.reciprocity-entry": "Exchange",
  "stream.interaction": "Contact",
  "stream.stage-event": "Step",
  "stream.in.journal-note": "a note",
  "stream.in.mentoring-session": "a session",
  "stream.in.action": "an action",
  "stream.in.reciprocity-entry": "an exchange",
  "stream.in.interaction": "a line of contact",
  "stream.in.stage-event": "a step",
  "stream.mention": "Mentioned in {kind}",
  "stream.state": "{kind}, {state}",
  "stream.contact": "There was contact",
  "stream.step": "To: {step}",
} as const
