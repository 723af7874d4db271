import type { GroupNode, MilestoneNode, RiskNode, TaskNode } from '../../../src/protocol/tree'

const location = {
  uri: 'file:///work/aurora/.tpm/tasks.yaml',
  range: { start: { line: 4, character: 2 }, end: { line: 4, character: 8 } },
}

export const milestoneNode = (change: Partial<MilestoneNode> = {}): MilestoneNode => ({
  kind: 'milestone', key: 'beta', children: true, id: 'beta', title: 'Public beta', location,
  due: '2026-06-30', date: '2026-06-26T17:00', progress: 0.4, late: false, open: 3, total: 5, ...change,
})

export const taskNode = (change: Partial<TaskNode> = {}): TaskNode => ({
  kind: 'task', key: 'beta/CORE-1', children: false, id: 'CORE-1', title: 'Token refresh', location,
  status: 'doing', statusKind: 'active', start: '2026-03-03T08:00', finish: '2026-03-14T17:00', late: false,
  critical: false, progress: 0.4, blockedBy: [], people: ['Ana Lima'], summary: false, ...change,
})

export const riskNode = (change: Partial<RiskNode> = {}): RiskNode => ({
  kind: 'risk', key: 'RISK-4', children: false, id: 'RISK-4', title: 'Vendor API is withdrawn', location,
  status: 'open', level: 'high', probability: 0.3, exposureDays: 3.2, exposureCost: 2400, currency: 'EUR',
  reviewOverdue: false, ...change,
})

export const groupNode = (change: Partial<GroupNode> = {}): GroupNode =>
  ({ kind: 'group', key: 'next', children: true, group: 'next', count: 2, ...change })
