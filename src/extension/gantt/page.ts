/** What the chart's page is made of. */
export interface PageParts {
  /** The origin that VS Code serves the panel's own files from. */
  readonly cspSource: string
  readonly nonce: string
  readonly script: string
  readonly style: string
  readonly language: string
  readonly strings: Readonly<Record<string, string>>
}

/** Nothing but our own script, style, font and images; no network, no inline code, no forms. */
export const contentSecurityPolicy = ({ cspSource, nonce }: Pick<PageParts, 'cspSource' | 'nonce'>): string => [
  'default-src \'none\'',
  `script-src 'nonce-${nonce}'`,
  `style-src ${cspSource}`,
  `font-src ${cspSource}`,
  `img-src ${cspSource} data:`,
  'form-action \'none\'',
  'base-uri \'none\'',
].join('; ')

/** The page of the Gantt chart. No text of the plan is part of it: the plan arrives in messages. */
export const ganttPage = ({ script, style, language, strings, ...policy }: PageParts): string => `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
  <meta charset="UTF-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(policy)}">
  <link rel="stylesheet" href="${attribute(style)}">
  <script type="application/json" id="strings">${jsonForScript(strings)}</script>
</head>
<body>
  <div id="gantt"></div>
  <script nonce="${policy.nonce}" src="${attribute(script)}"></script>
</body>
</html>
`

/** JSON that cannot end the element it stands in. */
const jsonForScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
