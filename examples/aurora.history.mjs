/**
 * The history of the example: who committed what when, oldest first. scripts/example.mjs makes it real.
 *
 * `files` names what a commit touches: a file grows by one more part each time it is named, and is whole with the last
 * one; `plan` stands for all of .tpm as it was on that day. `on` is a branch; `merge` joins one. `swap` changes a
 * file's text until the commit that `reverts` it by its `label`. A `draft` is a file on an unmerged branch only.
 */
const plan = 'plan'

export const people = {
  ana: ['Ana Lima', 'ana.lima@aurora.example', '+0000'],
  anaAtHome: ['Ana Lima', 'ana@lima.example', '+0000'],
  ben: ['Ben Okafor', 'ben.okafor@aurora.example', '+0000'],
  chi: ['Chi Nguyen', 'chi.nguyen@aurora.example', '+0000'],
  dora: ['Dora Weiss', 'dora.weiss@aurora.example', '+0100'],
  emil: ['Emil Novak', 'emil.novak@aurora.example', '+0000'],
  fay: ['Fay Torres', 'fay.torres@aurora.example', '+0000'],
  gus: ['Gus Petit', 'gus@petit-testing.example', '+0100'],
}

/** The person at whose desk the workspace is opened. */
export const user = 'ben'

const refresh = 'feature/CORE-22-token-refresh'
const slots = 'feature/AGT-12-two-slots'
const live = 'feature/DASH-4-live-charts'
const rollBack = 'feature/AGT-13-roll-back'

export const history = [
  { at: '2026-01-05T09:20', who: 'ana', say: 'Start the repository', files: ['README.md', '.gitignore'] },
  {
    at: '2026-01-05T11:42', who: 'ana',
    say: 'Write down what we agreed on at the whiteboard',
    files: ['docs/protocol.md'],
  },
  {
    at: '2026-01-05T16:05', who: 'fay',
    say: 'Plan the year\n\nSigned by the steering group today.',
    files: [plan], tag: 'kickoff',
  },
  { at: '2026-01-07T10:15', who: 'ana', say: 'CORE-2: The header of a frame', files: ['docs/protocol.md'] },
  {
    at: '2026-01-08T15:30', who: 'ana',
    say: 'CORE-2: Checksum, with the code to try it',
    files: ['docs/protocol.md', 'src/ingest/crc16.ts'],
  },
  { at: '2026-01-09T09:05', who: 'fay', say: 'Plan: CORE-2 is done', files: [plan] },
  { at: '2026-01-09T14:50', who: 'ben', say: 'CORE-3: Serve HTTP', files: ['src/http.ts'] },
  {
    at: '2026-01-12T11:00', who: 'ana',
    say: 'CORE-11: A series is one device and day',
    files: ['src/store/series.ts'],
  },
  { at: '2026-01-13T10:20', who: 'chi', say: 'AGT-2: Sampler', files: ['agent/sampler.go'] },
  { at: '2026-01-14T17:45', who: 'ben', say: 'CORE-3: Take frames', files: ['src/ingest/handler.ts', 'src/http.ts'] },
  {
    at: '2026-01-15T16:10', who: 'ben',
    say: 'Answer 400 when a frame makes no sense\n\nTask: CORE-3',
    files: ['src/ingest/handler.ts'],
  },
  { at: '2026-01-16T09:10', who: 'fay', say: 'Plan of week 3', files: [plan] },
  { at: '2026-01-16T12:00', who: 'chi', say: 'AGT-2: Sample on the minute', files: ['agent/sampler.go'] },
  { at: '2026-01-19T11:35', who: 'ben', say: 'CORE-4: Decode the header', files: ['src/ingest/decode.ts'] },
  { at: '2026-01-20T15:20', who: 'ben', say: 'CORE-4: Decode the samples', files: ['src/ingest/decode.ts'] },
  {
    at: '2026-01-21T10:40', who: 'ben',
    say: 'CORE-4: Refuse other versions, refs CORE-2',
    files: ['src/ingest/decode.ts'],
  },
  { at: '2026-01-21T18:02', who: 'anaAtHome', say: 'CORE-12: Append in one write', files: ['src/store/series.ts'] },
  { at: '2026-01-22T09:30', who: 'chi', say: 'AGT-3: A page of sixty samples', files: ['agent/buffer.go'] },
  { at: '2026-01-23T09:12', who: 'fay', say: 'Plan of week 4', files: [plan] },
  { at: '2026-01-23T16:44', who: 'gus', say: 'Tidy the readme', files: ['README.md'] },
  { at: '2026-01-26T14:15', who: 'ana', say: 'CORE-12: Keep the order of arrival', files: ['src/store/series.ts'] },
  {
    at: '2026-01-27T11:11', who: 'ben',
    say: 'CORE-5: Say no early when the store is slow',
    files: ['src/ingest/handler.ts'],
  },
  {
    at: '2026-01-28T13:00', who: 'chi',
    say: 'Write a page when it is full\n\nA cell is erased once a week and lasts ten years.\n\nTask: AGT-3',
    files: ['agent/buffer.go'],
  },
  {
    at: '2026-01-29T17:20', who: 'gus',
    say: 'CORE-6: 4,000 frames a second on the small machine',
    files: ['docs/protocol.md'],
  },
  { at: '2026-01-30T09:08', who: 'fay', say: 'Plan of week 5: CORE-5 and CORE-6 are done', files: [plan] },
  { at: '2026-02-02T10:25', who: 'ana', say: 'CORE-21: Sign tokens', files: ['src/auth/token.ts'] },
  {
    at: '2026-02-03T16:32', who: 'dora',
    say:
      'DASH-3: Fleet map (#12)\n\n' +
      '* first draft\n* cluster the loggers of one site\n\nCo-authored-by: Ana Lima <ana.lima@aurora.example>',
    files: ['README.md'],
  },
  { at: '2026-02-04T12:05', who: 'ana', say: 'CORE-21: Compare in constant time', files: ['src/auth/token.ts'] },
  { at: '2026-02-04T15:50', who: 'ben', say: 'CORE-13: Query between two moments', files: ['src/store/series.ts'] },
  {
    at: '2026-02-05T11:30', who: 'chi',
    say: 'AGT-4: Try again after 1, 2, 4 .. 64 minutes',
    files: ['agent/uplink.go'],
  },
  {
    at: '2026-02-05T17:00', who: 'ben',
    say: 'fixes CORE-13: the last day was missing',
    files: ['src/store/series.ts'],
  },
  { at: '2026-02-06T09:15', who: 'fay', say: 'Plan of week 6', files: [plan] },
  {
    at: '2026-02-06T15:00', who: 'chi',
    say: 'AGT-4: Sixty-four minutes is the longest',
    files: ['agent/uplink.go', 'docs/protocol.md'],
  },
  { at: '2026-02-09T10:45', who: 'dora', say: 'Stream frames to the page', files: ['src/stream/sse.ts'], on: live },
  { at: '2026-02-10T09:30', who: 'ana', say: 'OPS-2: Staging has a key of its own', files: ['.gitignore'] },
  { at: '2026-02-10T16:20', who: 'ben', say: 'CORE-31: Rules', files: ['src/alerts/rules.ts'] },
  {
    at: '2026-02-11T14:05', who: 'chi',
    say: 'AGT-6: Take the time of the service',
    files: ['agent/uplink.go', 'src/ingest/handler.ts'],
  },
  { at: '2026-02-12T11:50', who: 'dora', say: 'Draw a pixel a minute', files: ['web/chart.ts'], on: live },
  {
    at: '2026-02-13T09:10', who: 'fay',
    say: 'Plan of week 7\n\nFLD-2 took two weeks longer than hoped.',
    files: [plan],
  },
  {
    at: '2026-02-13T13:40', who: 'ben',
    say: 'CORE-31: A rule fires when it stays beyond its limit',
    files: ['src/alerts/rules.ts'],
  },
  { at: '2026-02-16T10:10', who: 'chi', say: 'AGT-11: Verify images', files: ['agent/ota.go'] },
  { at: '2026-02-17T16:55', who: 'ben', say: 'CORE-31: Limits in both directions', files: ['src/alerts/rules.ts'] },
  { at: '2026-02-18T09:45', who: 'dora', say: 'Forget pages that are closed', files: ['src/stream/sse.ts'], on: live },
  { at: '2026-02-19T15:30', who: 'ana', say: "Merge branch 'feature/DASH-4-live-charts'", merge: live },
  { at: '2026-02-20T10:00', who: 'dora', say: 'DASH-4: A route for the stream', files: ['src/http.ts'] },
  { at: '2026-02-20T12:30', who: 'chi', say: 'AGT-11: Nothing unsigned is written', files: ['agent/ota.go'] },
  { at: '2026-02-20T17:10', who: 'fay', say: 'Plan: alpha is reached', files: [plan] },
  {
    at: '2026-02-23T11:20', who: 'gus',
    say: 'Count in utf-8, hash with sha-256: say so in the protocol',
    files: ['docs/protocol.md'],
  },
  { at: '2026-02-24T14:40', who: 'ben', say: 'CORE-14: Roll samples up', files: ['src/store/retention.ts'] },
  {
    at: '2026-02-26T10:30', who: 'ben',
    say: 'CORE-14: Keep ninety days of raw samples',
    files: [], swap: ['src/store/retention.ts', 'keepRawDays = 30', 'keepRawDays = 90'], label: 'ninety',
  },
  {
    at: '2026-02-27T09:20', who: 'fay',
    say: 'Plan of week 9: no single sign-on\n\nCORE-24 is dropped.',
    files: [plan],
  },
  { at: '2026-02-27T16:00', who: 'emil', say: 'FLD-3: What the installers have to know', files: ['docs/rollout.md'] },
  {
    at: '2026-03-02T09:50', who: 'ben',
    say:
      'Revert "CORE-14: Keep ninety days of raw samples"\n\n' +
      'This reverts commit {ninety}.\nThe disk of the smallest customer is full after six weeks.',
    reverts: 'ninety',
  },
  { at: '2026-03-02T15:15', who: 'chi', say: 'AGT-5: Eleven seconds of radio a frame', files: ['agent/uplink.go'] },
  { at: '2026-03-03T11:00', who: 'ben', say: 'CORE-14: Least, mean and most', files: ['src/store/retention.ts'] },
  { at: '2026-03-04T10:35', who: 'dora', say: 'DASH-5: A page for each logger', files: ['web/device.ts'] },
  { at: '2026-03-04T13:25', who: 'chi', say: 'The slot that is not running', files: ['agent/ota.go'], on: slots },
  { at: '2026-03-05T16:45', who: 'ben', say: 'CORE-33: Deliver by mail', files: ['src/alerts/delivery.ts'] },
  { at: '2026-03-06T09:05', who: 'fay', say: 'Plan of week 10', files: [plan] },
  { at: '2026-03-06T15:20', who: 'fay', say: 'OPS-4: What a logger costs', files: ['tools/fleet_cost.py'] },
  { at: '2026-03-09T11:15', who: 'ana', say: 'CORE-15: Compact, for now all at once', files: ['src/store/series.ts'] },
  { at: '2026-03-09T14:00', who: 'ben', say: 'CORE-34: Deliver by webhook', files: ['src/alerts/delivery.ts'] },
  { at: '2026-03-10T10:10', who: 'gus', say: 'QA-3: Replay a recorded day', files: ['tools/replay.py'] },
  {
    at: '2026-03-10T17:30', who: 'ben',
    say: 'Try a channel three times\n\nTasks: CORE-33, CORE-34',
    files: ['src/alerts/delivery.ts'],
  },
  { at: '2026-03-11T09:40', who: 'chi', say: "Merge branch 'feature/AGT-12-two-slots'", merge: slots },
  { at: '2026-03-11T15:05', who: 'dora', say: 'DASH-5: Live values on the page', files: ['web/device.ts'] },
  { at: '2026-03-12T10:20', who: 'ana', say: 'OPS-3: Count requests by route', files: ['src/http.ts'] },
  { at: '2026-03-12T16:35', who: 'gus', say: 'QA-3: A hundred times as fast', files: ['tools/replay.py'] },
  { at: '2026-03-13T09:10', who: 'fay', say: 'Plan of week 11', files: [plan] },
  {
    at: '2026-03-13T14:45', who: 'fay',
    say: 'Prices of the new SIM cards (OPS-4, RISK-9)',
    files: ['tools/fleet_cost.py'],
  },
  {
    at: '2026-03-16T11:25', who: 'ben',
    say: 'Exchange a token for a new one',
    files: ['src/auth/refresh.ts'], on: refresh,
  },
  { at: '2026-03-16T15:50', who: 'gus', say: 'Leave compiled Python alone', files: ['.gitignore'] },
  { at: '2026-03-17T10:05', who: 'emil', say: 'The ferry takes the van\n\nTask: FLD-5', files: ['docs/rollout.md'] },
  {
    at: '2026-03-17T16:15', who: 'ben',
    say: 'CORE-22: Five minutes of grace',
    files: ['src/auth/refresh.ts'], on: refresh,
  },
  { at: '2026-03-18T09:55', who: 'dora', say: 'DASH-7: A table beside the chart', files: ['web/chart.ts'] },
  { at: '2026-03-18T11:30', who: 'ben', say: "Merge branch 'feature/CORE-22-token-refresh'", merge: refresh },
  {
    at: '2026-03-18T14:20', who: 'ben',
    say: 'CORE-22: A route for the refresh',
    files: ['src/http.ts', 'docs/protocol.md'],
  },
  { at: '2026-03-18T17:40', who: 'chi', say: 'AGT-13: Note what is to do', files: ['agent/ota.go'], on: rollBack },
  {
    at: '2026-03-19T10:30', who: 'chi',
    say: 'AGT-12: Three years a cell, if AGT-5 succeeds',
    files: ['tools/fleet_cost.py'],
  },
  {
    at: '2026-03-19T12:10', who: 'ben',
    say: 'CORE-22: Wrong clocks are refused, note it',
    files: ['src/auth/refresh.ts'],
  },
  { at: '2026-03-19T13:00', who: 'chi', say: "Merge branch 'feature/AGT-13-roll-back' into main", merge: rollBack },
  {
    at: '2026-03-19T15:35', who: 'emil',
    say: 'Nothing is taken down on a Friday',
    files: ['docs/rollout.md', 'README.md'],
  },
  {
    at: '2026-03-19T16:20', who: 'chi', on: 'feature/AGT-13-boot-counter', say: 'Count the boots that fail',
    draft: [
      'agent/boot.go',
      'package agent\n\n// AGT-13: the third failed boot goes back to the other slot.\nconst mostBoots = 3\n',
    ],
  },
  { at: '2026-03-19T17:55', who: 'fay', say: 'Plan of week 12', files: [plan] },
]
