import { items } from '../collection'
import { field } from '../kind'
import { durationEstimate, moneyEstimate, probability } from '../kinds/amounts'
import { date } from '../kinds/dates'
import { reference } from '../kinds/references'
import { either, list, record } from '../kinds/structures'
import { markdown, text, whole, word } from '../kinds/text'

const impact = either(
  whole(1, 5),
  record({
    time: field(durationEstimate, 'The delay of the tasks that it touches.'),
    cost: field(moneyEstimate, "What it would cost, in the project's currency."),
  }),
)

const impactDocs = 'What it would do: `{ time: 5d..10d..20d, cost: 8000 }`, or a rank from 1 to 5.'

/** What may happen. */
export const risks = items({
  key: 'risks',
  singular: 'risk',
  icon: 'warning',
  docs: 'What may happen, what it would do and what is done about it. A chance is a risk with a welcome impact.',
  example: `risks:
  RISK-4:
    title: Vendor API is withdrawn
    probability: 30%
    impact: { time: 5d..10d..20d, cost: 8000 }
    response: mitigate
    mitigation: Wrap it behind our own port
    tasks: [CORE-12]
    review: 2026-04-01
    residual: { probability: 10%, impact: { time: 2d } }
`,
  fields: {
    category: field(text, 'A group of risks, such as external or technical.'),
    probability: field(probability, 'How likely it is: a percentage, low, medium or high.'),
    impact: field(impact, impactDocs),
    response: field(
      word('avoid', 'mitigate', 'transfer', 'accept', 'escalate', 'exploit', 'enhance', 'share'),
      'What is done: avoid, mitigate, transfer, accept, escalate; for a chance exploit, enhance, share.',
    ),
    mitigation: field(markdown, 'How its probability or impact is made smaller.'),
    contingency: field(markdown, 'What is done when it occurs.'),
    trigger: field(markdown, 'The sign that it is about to occur.'),
    tasks: field(list(reference('tasks', 'milestones')), 'What it would delay, each task by the whole impact; of a summary task or a milestone its last tasks.'),
    status: field(word('open', 'watching', 'mitigated', 'occurred', 'closed'), 'open, watching, mitigated, occurred or closed. Forecasts take what is left (`residual`) of a mitigated risk, and nothing of one that occurred or is closed.'),
    review: field(date, 'When it is looked at next.'),
    residual: field(
      record({ probability: field(probability, 'How likely it is after the response.'), impact: field(impact, impactDocs) }),
      'What is left after the response.',
    ),
  },
})
