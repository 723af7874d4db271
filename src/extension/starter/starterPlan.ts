/** What a first plan is made from. */
export interface StarterOptions {
  readonly name: string
  /** Who works here, when git knows. */
  readonly person?: { readonly name: string; readonly email?: string }
  /** ISO day. */
  readonly today: string
}

/** A small plan that is valid as it stands and says in comments what there is to change. */
export function starterPlan({ name, person = { name: 'Your Name' }, today }: StarterOptions): string {
  const who = personId(person.name)
  const email = person.email ? `    email: [${JSON.stringify(person.email)}]` : '    # email: [you@example.com]'
  return `# This folder is the project's plan. Edit it as you edit code: the views, the Gantt chart and the schedule follow.
# Dates are computed from the work and what it waits for; write down only what is promised or has happened.

project:
  name: ${JSON.stringify(name)}
  start: ${today}
  prefix: TASK # new tasks are TASK-6, TASK-7, …

people:
  ${who}:
    name: ${JSON.stringify(person.name)}
${email} # commits by this address are this person's

milestones:
  first-demo:
    title: First demo
    due: ${daysLater(today, 21)} # the promised date, compared with the computed one
  release:
    title: First release
    due: ${daysLater(today, 49)}

tasks:
  TASK-1:
    title: Agree on the scope
    milestone: first-demo
    status: doing
    assign: ${who}
    effort: 2d # time of work: 4h, 2d, 1w, or 2d..3d..8d when unsure
  TASK-2:
    title: Build the core
    milestone: first-demo
    assign: ${who}
    effort: 4d..5d..8d
    after: [TASK-1] # starts when TASK-1 is finished
  TASK-3:
    title: Show it to users
    milestone: first-demo
    duration: 1d
    after: [TASK-2]
  TASK-4:
    title: Work in what users said
    milestone: release
    assign: ${who}
    effort: 5d
    after: [TASK-3]
  TASK-5:
    title: Write the guide
    milestone: release
    effort: 3d
    after: [TASK-2]

risks:
  RISK-1:
    title: Users want something else
    probability: medium # low, medium, high, or 30%
    impact: { time: 2d..5d..10d }
    response: mitigate
    mitigation: Show a rough version early
    tasks: [TASK-4]
    status: open
`
}

/** An id out of a name: its first word in plain lower-case letters, `me` when it has none. */
export function personId(name: string): string {
  const [word = ''] = name.normalize('NFD').replace(/\p{Mark}/gu, '').toLowerCase().match(/[a-z][a-z0-9]*/) ?? []
  return ['', 'your', 'true', 'false', 'null', 'yes', 'no', 'on', 'off'].includes(word) ? 'me' : word
}

function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
