import type { Person } from '../../plan/model/plan'
import { atField, relatedField, type Finding } from './finding'

export const sharedAddress: Finding = {
  rule: {
    code: 'plan/shared-address',
    severity: 'warning',
    docs: 'Two people have the same `email`: commits from it cannot be told apart.',
  },
  find: ({ plan }) => {
    const owners = new Map<string, Person>()
    return [...plan.people.values()].flatMap((person) =>
      (person.values.email ?? []).flatMap((address) => {
        const first = owners.get(address.toLowerCase())
        if (!first) owners.set(address.toLowerCase(), person)
        if (!first || first === person) return []
        const related = [relatedField(first, 'email', `${first.id} has it as well`)]
        return [atField(sharedAddress.rule, person, 'email', { message: `${person.id} and ${first.id} have the same address, ${address}.`, related })]
      }),
    )
  },
}
