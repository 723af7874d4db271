import { items } from '../collection'
import { field } from '../kind'
import { duration, durationEstimate, effort, money, percentage, priority } from '../kinds/amounts'
import { when } from '../kinds/dates'
import { calendarName, dependency, reference } from '../kinds/references'
import { assignments, list, mapOf } from '../kinds/structures'
import { boolean, commitHash, text, whole } from '../kinds/text'

/** The work. */
export const tasks = items({
  key: 'tasks',
  singular: 'task',
  icon: 'tasklist',
  docs: 'The work. A task with tasks of its own is a summary task: its dates and progress roll up from them.',
  example: `tasks:
  CORE-12:
    title: Token refresh
    milestone: beta
    status: doing
    assign: [ana, rig x2]
    effort: 2d..3d..8d
    after: [CORE-21 FS+2d]
    due: 2026-04-01
  CORE-20:
    title: Sessions
    tasks:
      CORE-21: { title: Store, duration: 5d }
      CORE-22: { title: Expiry, start: 2026-04-06, duration: 2d }
`,
  nested: 'tasks',
  fields: {
    milestone: field(reference('milestones'), 'The milestone that needs this task; nested tasks inherit it.'),
    status: field(text, 'A word of the workflow (`project.statuses`): todo, doing, review, done, dropped.'),
    assign: field(assignments, 'The people and equipment: `[ana, ben 50%, rig x2]`, `{ ana: 100%, rig: 2 }` or one id.'),
    effort: field(effort, 'Person-time, shared by the people assigned.'),
    duration: field(durationEstimate, 'Fixed working time, whoever is assigned.'),
    after: field(list(dependency), 'What must come before, with link type and lag: `CORE-3`, `API-7 SS+2d`, `API-7 SS+50%` of its duration.'),
    earliest: field(when, 'Start no earlier than.'),
    latest: field(when, 'Finish no later than: a hard bound.'),
    maxstart: field(when, 'Start no later than: a hard bound.'),
    minfinish: field(when, 'Finish no earlier than: the task waits until it would.'),
    start: field(when, 'Must start on.'),
    finish: field(when, 'Must finish on.'),
    alap: field(boolean, 'As late as possible without delaying anything else.'),
    due: field(when, 'The deadline: it never moves the task and is reported when missed.'),
    calendar: field(calendarName, "The task's calendar; the people's or the project's when left out."),
    priority: field(priority, 'low (250), normal (500), high (750), critical (900), or 0 to 1000.'),
    progress: field(percentage, 'The share of the work that is done.'),
    remaining: field(duration, 'The work that is left; when known, it wins over `progress`.'),
    started: field(when, 'The actual start.'),
    finished: field(when, 'The actual finish.'),
    resume: field(when, 'When work on what is left goes on, after a break: no earlier than this.'),
    spent: field(duration, 'The actual effort.'),
    cost: field(money, 'What it costs besides people and equipment: material, travel, a service. Expenses that name the task are paid from it.'),
    budget: field(list(reference('budget')), "The budget lines that its costs count against: of several, the one of the cost's kind. The first line of that kind when left out; nested tasks inherit it."),
    skills: field(mapOf(whole(1, 5)), 'What the work needs, from 1 (aware) to 5 (expert).'),
    needs: field(list(reference('requirements')), 'The requirements that it serves.'),
    checklist: field(mapOf(boolean), 'Steps, each `true` when done.'),
    commits: field(list(commitHash), 'Commits linked by hand, besides those that name the task.'),
    code: field(list(text), 'Where the work lives: `src/auth/`, `src/http.ts#refresh`.'),
  },
})
