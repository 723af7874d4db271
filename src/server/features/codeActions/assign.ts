import { CodeActionKind } from 'vscode-languageserver'
import { unassigned } from '../../../analysis/findings/unassigned'
import { daysIn, peopleByLoad, sayLoad, stretchOf } from '../../../analysis/load'
import { personName } from '../../../analysis/words'
import { changeFields } from '../../../plan/edit/changeFields'
import type { Action } from './action'
import { problemsAt } from './fixes'

const mostPeople = 3

/** Those who are the freest while a task is worked on that nobody is assigned to. */
export const assignSomebody: Action = {
  name: 'assignSomebody',
  offers(place) {
    const { item, snapshot } = place
    if (!item || !problemsAt(place).some(({ rule, range }) => rule.code === unassigned.rule.code && range.start === item.source.idRange.start)) return []
    const days = daysIn(stretchOf(snapshot, item.id))
    return peopleByLoad(snapshot, item.id).slice(0, mostPeople).map(({ person, load }) => ({
      title: `Assign ${personName(snapshot.plan, person.id)} (${sayLoad(load)} ${days})`, kind: CodeActionKind.QuickFix, about: [item.id, person.id],
    }))
  },
  make: ({ reading }, [id = '', person = '']) => changeFields(reading, id, { set: [{ key: 'assign', value: person }] }),
}
