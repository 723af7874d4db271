/** Text of a plan as Markdown that shows it as it is: no markup, no link, no icon, no HTML comes of it. */
export const escapeMarkdown = (text: string): string =>
  showInvisible(text).replace(/[\\`*_{}[\]()#+\-.!|<>~$@:/&]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, ' ')

/** Markdown of a plan's author, made harmless: no HTML, no images, no commands; links stay when they are https or mailto. */
export const harmlessMarkdown = (markdown: string): string =>
  showInvisible(markdown)
    .replace(/</g, '&lt;')
    .replace(/!\[/g, '\\!\\[')
    .replace(/\$\(/g, '\\$(')
    .replace(/\]\((?!https:|mailto:)/gi, ']\\(')
    .replace(/^(\s*\[[^\]]*\]):/gm, '$1\\:')

/** Characters that change the order or hide text are shown as marks. */
export const showInvisible = (text: string): string => text.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '\u{fffd}')
