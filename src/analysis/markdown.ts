import { showInvisible } from './plainText'

/** Text of a plan as Markdown that shows it as it is: no markup, no link, no icon, no HTML comes of it. */
export const escapeMarkdown = (text: string): string =>
  showInvisible(text)
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .replace(/[\\`*_{}[\]()#+\-.!|<>~$@:/&^=]/g, '\\$&')
    // Editors look for icons, `$(name)`, when the escapes are gone already.
    .replace(/\\\$\\\(/g, () => '\\$&#40;')

/**
 * Markdown of a plan's author, made harmless: no HTML, no images, no icons, no commands; links stay when they are https
 * or mailto. Everything is taken apart by a space, which reads well in code too.
 */
export const harmlessMarkdown = (markdown: string): string =>
  showInvisible(markdown)
    .replace(/<(https:[^\s<>]+)>/gi, '$1')
    .replace(/<(?=[a-z/!?])/gi, '< ')
    .replace(/!\[/g, '! [')
    .replace(/\$\(/g, '$ (')
    .replace(/\]\((?!https:|mailto:)/gi, '] (')
    // `[name]: address` gives an address to `[name]`, in a quotation or a list as well.
    .replace(/\]:/g, '] :')
