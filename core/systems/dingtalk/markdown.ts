/** DingTalk runs lines together that stand below one another; two spaces at the end keep them apart. */
export const keepLines = (markdown: string): string =>
	markdown.replace(/([^\n])\n(?!\n)/g, (_, before: string) => `${before.trimEnd()}  \n`);
