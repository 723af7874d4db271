import { items } from '../collection'
import { field } from '../kind'
import { date } from '../kinds/dates'
import { reference } from '../kinds/references'
import { text, whole } from '../kinds/text'

/** What people learn. */
export const training = items({
  key: 'training',
  singular: 'training',
  icon: 'mortar-board',
  docs: 'Skills that people are to gain, with courses and certificates.',
  example: `training:
  TRN-1: { person: ana, skill: kubernetes, level: 3, due: 2026-05-01, title: CKA course, certificate: CKA, expires: 2029-05-01, status: planned }
`,
  fields: {
    person: field(reference('people'), 'Who learns.'),
    skill: field(text, 'What is learned.'),
    level: field(whole(1, 5), 'The level to reach, from 1 to 5.'),
    due: field(date, 'By when.'),
    certificate: field(text, 'The certificate that proves it.'),
    expires: field(date, 'When the certificate ends.'),
    status: field(text, 'planned, running, done, dropped.'),
  },
})
