import * as vscode from 'vscode'

/** Asks for a title; undefined when the user leaves or gives none. */
export async function askTitle(title: string, prompt: string): Promise<string | undefined> {
  const validateInput = (text: string) => text.trim() === '' ? vscode.l10n.t('A title is needed.') : undefined
  return (await vscode.window.showInputBox({ title, prompt, validateInput }))?.trim() || undefined
}

/** Asks for a day; '' when the user gives none, undefined when the user leaves. */
export async function askDay(title: string, prompt: string): Promise<string | undefined> {
  const validateInput = (text: string) =>
    text.trim() === '' || isDay(text.trim()) ? undefined : vscode.l10n.t('A day is written as 2026-03-02.')
  return (await vscode.window.showInputBox({ title, prompt, placeHolder: '2026-03-02', validateInput }))?.trim()
}

/** Whether the text is a day that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
