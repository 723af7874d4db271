import * as vscode from 'vscode'
import type { TaskNode } from '../../protocol/tree'
import { dayWords, percentWords, periodWords } from '../words/dates'
import { plainText } from '../words/plainText'
import { type Appearance, icon, joined } from './appearance'

/** A task as every tree shows it. */
export function taskAppearance(task: TaskNode): Appearance {
  const dates = periodWords(task.start, task.finish)
  const progress = isOpen(task) && 0 < task.progress ? percentWords(task.progress) : undefined
  const people = plainText(task.people.join(', '), 40)
  const late = task.late && vscode.l10n.t('late')
  const blocked = 0 < task.blockedBy.length && blockedWords(task)
  const label = plainText(task.title)
  return {
    label,
    description: joined([late, dates, progress, people]),
    icon: taskIcon(task),
    spoken: joined([
      label, task.id, plainText(task.status), blocked, late, task.critical && vscode.l10n.t('on the critical path'),
      dates, task.due && vscode.l10n.t('due {0}', dayWords(task.due)), progress, people,
    ], ', '),
    context: task.summary ? 'summary' : task.statusKind === 'done' ? 'task.done' : 'task.open',
    // A summary is done when its tasks are.
    ...(!task.summary && task.statusKind !== 'cancelled' && { done: task.statusKind === 'done' }),
  }
}

const isOpen = (task: TaskNode): boolean => task.statusKind === 'todo' || task.statusKind === 'active'

const blockedWords = (task: TaskNode): string =>
  vscode.l10n.t('blocked by {0}', plainText(task.blockedBy.join(', '), 60))

function taskIcon(task: TaskNode): vscode.ThemeIcon {
  const late = task.late ? 'late' : undefined
  if (task.statusKind === 'done') return icon('pass-filled', 'done')
  if (task.statusKind === 'cancelled') return icon('circle-slash', 'quiet')
  if (0 < task.blockedBy.length) return icon('stop-circle', late ?? 'warning')
  if (task.summary) return icon('checklist', late)
  return task.statusKind === 'active' ? icon('play-circle', late ?? 'active') : icon('circle-outline', late)
}
