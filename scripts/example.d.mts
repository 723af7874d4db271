/** The folder of the example workspace, made when it is missing or outdated; rejects when `target` holds something else. */
export function makeExample(options?: { readonly target?: string }): Promise<string>
