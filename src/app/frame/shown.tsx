import { ExchangeScreen } from "../exchange/exchange-screen.tsx"
import { GoalsScreen } from "../goals/goals-screen.tsx"
import { JournalScreen } from "../journal/journal-screen.tsx"
import { NoteScreen } from "../journal/note-screen.tsx"
import { OrganisationScreen } from "../network/organisation-screen.tsx"
import { OrganisationsScreen } from "../network/organisations-screen.tsx"
import { PeopleScreen } from "../network/people-screen.tsx"
import { PersonScreen } from "../network/person-screen.tsx"
import { RelationshipScreen } from "../relationships/relationship-screen.tsx"
import { RelationshipsScreen } from "../relationships/relationships-screen.tsx"
import { SearchScreen } from "../search/search-screen.tsx"
import { SessionScreen } from "../sessions/session-screen.tsx"
import { SettingsScreen } from "../settings/settings-screen.tsx"
import { TagsScreen } from "../tags/tags-screen.tsx"
import { TodayScreen } from "../today/today-screen.tsx"
import { TrashScreen } from "../trash/trash-screen.tsx"
import type { Place } from "./place.ts"

/** The screen of a place. A page of another record is another screen, with nothing left of the former. */
export function Shown({ place }: Readonly<{ place: Place }>) {
  const isNew = "isNew" in place && (place.isNew ?? false)
  switch (place.screen) {
    case "today":
      return <TodayScreen />
    case "journal":
      return <JournalScreen />
    case "relationships":
      return <RelationshipsScreen />
    case "network":
      return <PeopleScreen />
    case "organisations":
      return <OrganisationsScreen />
    case "exchange":
      return <ExchangeScreen />
    case "goals":
      return <GoalsScreen />
    case "trash":
      return <TrashScreen />
    case "tags":
      return <TagsScreen />
    case "search":
      return <SearchScreen place={place} />
    case "settings":
      return (
        <SettingsScreen
          key={place.section}
          {...(place.section !== undefined && { section: place.section })}
        />
      )
    case "note": {
      const { id, caret } = place
      return <NoteScreen key={id} id={id} isNew={isNew} {...(caret !== undefined && { caret })} />
    }
    case "session": {
      const { id, caret, part } = place
      return (
        <SessionScreen
          key={id}
          id={id}
          isNew={isNew}
          {...(part !== undefined && { part })}
          {...(caret !== undefined && { caret })}
        />
      )
    }
    case "person":
      return <PersonScreen key={place.id} id={place.id} isNew={isNew} />
    case "organisation":
      return <OrganisationScreen key={place.id} id={place.id} isNew={isNew} />
    case "relationship":
      return <RelationshipScreen key={place.id} id={place.id} isNew={isNew} />
  }
}
